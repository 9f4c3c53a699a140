/// Reads a template's tags before anything is made of it, so that whoever writes one learns what is wrong and where.
///
/// Allowed are `{{name}}`, `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}` and `{{! … }}`. Whatever could leave a value
/// unescaped, fetch another template or change the delimiters is not; nor is a section inside itself, which would multiply.
struct TemplateCheck {
    /// Sections in each other.
    private static let deepest = 8
    /// Tags of one part: with values as long as they may be and a full digest, what is made of it stays some megabytes.
    private static let mostTags = 100

    let part: String
    let names: Set<String>
    let itemNames: Set<String>

    /// A section that is not closed yet, and the line where it begins.
    private struct Section {
        let name: Substring
        let line: Int
    }

    init(part: String, type: MailType) {
        self.part = part
        names = Set(type.valueNames)
        itemNames = type == .digest ? Set(MailType.itemNames) : []
    }

    /// Throws ``MailError/templateInvalid(part:sentence:)``.
    func check(_ text: String) throws(MailError) {
        var open: [Section] = []
        var rest = text[...]
        var line = 1
        var tags = 0
        while let start = rest.firstRange(of: "{{") {
            line += rest[..<start.lowerBound].count(where: \.isNewline)
            tags += 1
            guard tags <= Self.mostTags else { throw refusal(line, "at most \(Self.mostTags) tags") }
            let tag = rest[start.upperBound...]
            guard let end = tag.firstRange(of: "}}") else { throw refusal(line, "a {{ is never closed by }}") }
            let inside = tag[..<end.lowerBound]
            try check(inside, &open, line)
            line += inside.count(where: \.isNewline)
            rest = tag[end.upperBound...]
        }
        if let last = open.last { throw refusal(last.line, "{{#\(last.name)}} is never closed by {{/\(last.name)}}") }
    }

    private func check(_ tag: Substring, _ open: inout [Section], _ line: Int) throws(MailError) {
        switch tag.first {
        case "!": return
        case "#", "^":
            let name = trimmed(tag.dropFirst())
            try checkName(name, inside: open, line)
            guard !open.contains(where: { $0.name == name }) else {
                throw refusal(line, "{{#\(name)}} stands inside itself")
            }
            guard open.count < Self.deepest else {
                throw refusal(line, "sections stand in each other at most \(Self.deepest) deep")
            }
            open.append(Section(name: name, line: line))
        case "/":
            let name = trimmed(tag.dropFirst())
            guard open.last?.name == name else {
                let expected = open.last.map { ", {{/\($0.name)}} is due" } ?? ", and nothing is open"
                throw refusal(line, "{{/\(shown(name))}} closes what is not open\(expected)")
            }
            open.removeLast()
        case "{", "&": throw refusal(line, "values are always escaped: write {{name}} with two braces")
        case ">", "<", "$", "=", "%": throw refusal(line, "{{\(shown(tag))}} is a kind of tag that mail does not know")
        default: try checkName(trimmed(tag), inside: open, line)
        }
    }

    private func checkName(_ name: Substring, inside open: [Section], _ line: Int) throws(MailError) {
        let isItems = open.contains { $0.name == MailType.listName }
        if names.contains(String(name)) || (isItems && itemNames.contains(String(name))) { return }
        let known = (names.union(isItems ? itemNames : [])).sorted().joined(separator: ", ")
        throw refusal(line, "there is no value \"\(shown(name))\" here; there are \(known)")
    }

    private func refusal(_ line: Int, _ sentence: String) -> MailError {
        .templateInvalid(part: part, sentence: "\(part), line \(line): \(sentence)")
    }

    private func shown(_ text: Substring) -> String { String(text.prefix(40)) }

    private func trimmed(_ text: Substring) -> Substring {
        var text = text
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }
}
