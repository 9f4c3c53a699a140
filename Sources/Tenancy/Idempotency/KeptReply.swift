/// An answer as it is kept for a repeated request.
package struct KeptReply: Sendable, Hashable {
    package let status: Int
    /// Field names and values, in order.
    package let fields: [String]
    package let body: [UInt8]

    /// - Parameter fields: By turns a name and its value.
    package init(status: Int, fields: [String], body: [UInt8]) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}
