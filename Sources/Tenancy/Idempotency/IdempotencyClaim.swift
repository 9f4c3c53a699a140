package import FoundationEssentials

/// What came of claiming an idempotency key.
package enum IdempotencyClaim: Sendable {
    /// The caller is to act, and to say under this id what came of it.
    case act(UUID)
    /// It was answered before.
    case repeated(KeptReply)
    /// Another request with the key is under way.
    case underWay
    /// The key was used for something else.
    case mismatch
    /// Whoever acted under the key never said what came of it.
    case unknown
}
