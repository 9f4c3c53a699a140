package import Hummingbird

/// What the client is told of an error, and whether the log must be told more.
package struct FailureAnswer: Sendable {
    package var response: Response
    /// True when nobody foresaw the error: it is logged with its type, once.
    package let isUnforeseen: Bool

    package init(_ response: Response, isUnforeseen: Bool = false) {
        self.response = response
        self.isUnforeseen = isUnforeseen
    }
}
