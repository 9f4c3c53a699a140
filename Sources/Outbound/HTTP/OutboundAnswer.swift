/// What the peer has answered.
package struct OutboundAnswer: Sendable {
    package let status: Int
    package let headers: [(name: String, value: String)]
    /// The beginning, at most ``OutboundLimits/keptBody`` bytes.
    package let body: [UInt8]

    /// The first value of a field, whose name is compared without case.
    package func header(_ name: String) -> String? {
        headers.first { $0.name.lowercased() == name.lowercased() }?.value
    }
}
