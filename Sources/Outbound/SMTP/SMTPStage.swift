/// What was waited for.
package enum SMTPStage: String, Sendable, Hashable {
    case connection, encryption, greeting, hello, authentication, reset, sender, recipient, data
    /// The reply to the dot that ends the content. Who fails here does not know whether the message was taken.
    case content
}
