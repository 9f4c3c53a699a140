import Mustache

/// A template that was checked, ready to be filled.
package struct MailTemplate: Sendable {
    private let type: MailType
    private let subject: MustacheTemplate
    private let text: MustacheTemplate
    private let html: MustacheTemplate

    /// Throws ``MailError/templateInvalid(part:sentence:)`` with the line and what is wrong there.
    package init(_ source: MailTemplateText, for type: MailType) throws(MailError) {
        self.type = type
        guard source.subject.utf8.count <= MailTemplateText.longestSubject, !source.subject.isEmpty else {
            throw .templateInvalid(
                part: "subject", sentence: "subject has 1 to \(MailTemplateText.longestSubject) bytes")
        }
        guard !source.subject.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw .templateInvalid(part: "subject", sentence: "subject is one line without control characters")
        }
        subject = try Self.compile(source.subject, "subject", type)
        text = try Self.compile(source.text, "text", type)
        html = try Self.compile(source.html, "html", type)
    }

    /// In HTML every value is escaped; the subject is one line whatever the values are.
    package func filled(with values: MailValues) -> FilledMail {
        let values = values.rendered
        return FilledMail(
            subject: Self.oneLine(subject.render(values)), text: text.render(values), html: html.render(values))
    }

    /// Only the subject, as one line of a digest.
    func line(with values: MailValues) -> String {
        Self.oneLine(subject.render(values.rendered))
    }

    private static func compile(_ text: String, _ part: String, _ type: MailType) throws(MailError) -> MustacheTemplate
    {
        guard text.utf8.count <= MailTemplateText.longestPart else {
            throw .templateInvalid(
                part: part, sentence: "\(part) has at most \(MailTemplateText.longestPart) bytes")
        }
        try TemplateCheck(part: part, type: type).check(text)
        do {
            // Only HTML has something to escape.
            return try MustacheTemplate(string: part == "html" ? text : "{{% CONTENT_TYPE:TEXT}}" + text)
        } catch {
            throw .templateInvalid(part: part, sentence: "\(part) is no template: \(error)")
        }
    }

    private static func oneLine(_ text: String) -> String {
        let printable = String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
        let words = printable.split(whereSeparator: { $0.isWhitespace || $0.isNewline })
        let line = String(words.joined(separator: " ").prefix(200))
        return line.isEmpty ? "Notification" : line
    }
}
