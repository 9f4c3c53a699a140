/// What a template has become.
package struct FilledMail: Sendable, Hashable {
    /// One line.
    package let subject: String
    package let text: String
    package let html: String
}
