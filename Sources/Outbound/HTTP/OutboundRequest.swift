/// What is to be sent.
package struct OutboundRequest: Sendable {
    package enum Method: String, Sendable {
        case post = "POST"
        case get = "GET"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
    }

    package let method: Method
    package let url: String
    /// Besides `Host`, `Content-Length` and `Connection`, which the client writes itself.
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]

    package init(
        _ method: Method = .post, url: String, headers: [(name: String, value: String)], body: [UInt8] = []
    ) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }
}
