/// Why there is no answer to a request: the server was not reached, broke off, or took too long.
package struct NoAnswer: Error, Sendable, Hashable, CustomStringConvertible {
    /// Half a sentence, such as `no connection: refused`.
    package let description: String
    /// Whether the server was given up before, so that this request was never sent.
    let isUnasked: Bool

    package init(_ description: String) {
        self.init(description, isUnasked: false)
    }

    init(_ description: String, isUnasked: Bool) {
        self.description = description
        self.isUnasked = isUnasked
    }
}

/// Sends a request and brings the answer; never takes longer than its deadline, and follows no redirect.
package typealias Exchange = @Sendable (ConformanceRequest) async -> Result<ConformanceAnswer, NoAnswer>
