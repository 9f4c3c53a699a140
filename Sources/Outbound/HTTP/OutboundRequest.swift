/// What is to be sent by POST.
package struct OutboundRequest: Sendable {
    package let url: String
    /// Besides `Host`, `Content-Length` and `Connection`, which the client writes itself.
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]

    package init(url: String, headers: [(name: String, value: String)], body: [UInt8]) {
        self.url = url
        self.headers = headers
        self.body = body
    }
}
