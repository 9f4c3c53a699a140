import JSON

/// What a template is filled with.
package struct MailValues: Sendable, Hashable {
    package var texts: [String: String]
    /// For `{{#items}}`.
    package var items: [[String: String]]

    package init(_ texts: [String: String] = [:], items: [[String: String]] = []) {
        self.texts = texts
        self.items = items
    }

    /// The texts as they are kept with a notification.
    var stored: String {
        var object = JSONObject()
        for (name, text) in texts.sorted(by: { $0.key < $1.key }) { object.append(name, .string(text)) }
        return object.serialized()
    }

    init(stored text: String) {
        self.init()
        guard let object = (try? JSONParser.parse(text))?.objectValue else { return }
        for name in object.names { texts[name] = object[name]?.stringValue }
    }

    /// Characters of one value: nobody is called longer, and a template may name a value many times.
    private static let longest = 500

    /// For the renderer: control characters have become spaces, so that a name with line breaks in it stays a name.
    var rendered: [String: Any] {
        var values: [String: Any] = texts.mapValues(Self.visible)
        values[MailType.listName] = items.map { $0.mapValues(Self.visible) }
        return values
    }

    private static func visible(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.prefix(longest).map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .lineSeparator, .paragraphSeparator: " "
                    default: scalar
                    }
                }))
    }
}
