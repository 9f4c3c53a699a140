import HTTPTypes

/// What a client sends to be able to repeat a request: 1 to 255 visible ASCII characters
/// (draft-ietf-httpapi-idempotency-key-header).
struct IdempotencyKey: Sendable, Hashable {
    static let longest = 255

    let text: String

    /// Nil without the field.
    init?(_ headers: HTTPFields) throws(Failure) {
        let values = headers[values: .idempotencyKey]
        guard let value = values.first else { return nil }
        let isVisible = value.utf8.allSatisfy { (0x21...0x7e).contains($0) }
        guard values.count == 1, isVisible, (1...Self.longest).contains(value.utf8.count) else {
            throw .idempotencyKeyInvalid
        }
        text = value
    }
}
