/// Why a text is no address that mail can be sent to: a sentence for people that does not repeat the text.
package struct MailAddressRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    package let description: String
}
