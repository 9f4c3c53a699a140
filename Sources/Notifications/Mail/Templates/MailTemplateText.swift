/// The three texts of a template, in mustache.
package struct MailTemplateText: Sendable, Hashable {
    package static let longestSubject = 500
    /// Of text and of HTML, in bytes.
    package static let longestPart = 64 << 10

    package let subject: String
    package let text: String
    package let html: String

    package init(subject: String, text: String, html: String) {
        self.subject = subject
        self.text = text
        self.html = html
    }
}
