/// What the server has answered.
package struct ConformanceAnswer: Sendable {
    package let status: Int
    package let headers: [(name: String, value: String)]
    package let body: [UInt8]
    /// Whether the body was longer than anybody wanted to read, so that its end is missing.
    package let isCut: Bool

    package init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = [], isCut: Bool = false) {
        self.status = status
        self.headers = headers
        self.body = body
        self.isCut = isCut
    }

    /// The first value of a field, whose name is compared without case.
    func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The media type without its parameters, in lower case.
    var mediaType: String? {
        header("content-type")?.split(separator: ";").first.map {
            $0.lowercased().filter { $0 != " " && $0 != "\t" }
        }
    }
}
