/// Why a message can't be written down.
package enum MailRefusal: Error, Sendable, Hashable {
    /// The text of this header field has a line break or control characters.
    case headerHasLines(String)
}
