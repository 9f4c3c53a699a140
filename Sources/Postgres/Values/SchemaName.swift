/// The name of a schema, checked so that it can stand in SQL text unquoted.
///
/// Matches `^[a-z_][a-z0-9_]{0,62}$`: what Postgres itself would fold an unquoted identifier to, within its limit of
/// 63 bytes. There is no other way to put a name into a statement.
package struct SchemaName: Hashable, Sendable, CustomStringConvertible {
    package let text: String
    /// FNV-1a of the name; places a schema on its connections and saves hashing the text again for each statement.
    let fingerprint: UInt64

    /// Nil when `text` is not a plain lowercase identifier.
    package init?(_ text: String) {
        let bytes = text.utf8
        guard let first = bytes.first, bytes.count <= 63, Self.isLetter(first) else { return nil }
        guard bytes.allSatisfy({ Self.isLetter($0) || Self.isDigit($0) }) else { return nil }
        self.text = text
        self.fingerprint = Fingerprint.of(bytes)
    }

    package var description: String { text }

    package static func == (left: SchemaName, right: SchemaName) -> Bool {
        left.fingerprint == right.fingerprint && left.text == right.text
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(fingerprint)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
