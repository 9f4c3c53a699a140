/// Fetches what stands at an issuer's URL. It must not be possible to point it inwards.
package protocol KeySetSource: Sendable {
    /// The document, or nil when it can't be had; in a bounded time and of a bounded size.
    func document(at url: String) async -> [UInt8]?
}
