package import Postgres

/// A tenant's immutable internal name: 4 to 20 lowercase letters and digits, never the slug.
///
/// The tenant's schema is called after it, so nothing else than a checked id can name a schema.
package struct TenantID: Sendable, Hashable, CustomStringConvertible {
    package let text: String
    /// `tenant_<id>`: where the tenant's rows are.
    package let schema: SchemaName
    /// `warm_<id>`: the schema's name before a tenant has taken it.
    let warmSchema: SchemaName

    package init?(_ text: String) {
        guard (4...20).contains(text.utf8.count), text.utf8.allSatisfy(Self.allows),
            let schema = SchemaName("tenant_" + text), let warmSchema = SchemaName("warm_" + text)
        else { return nil }
        self.text = text
        self.schema = schema
        self.warmSchema = warmSchema
    }

    package var description: String { text }

    package static func == (left: TenantID, right: TenantID) -> Bool {
        left.text == right.text
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(text)
    }

    /// Twelve random characters: 60 bits.
    static func random(using random: inout some RandomNumberGenerator) -> TenantID {
        // 32 signs without i, l, o and u, which people misread.
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
        var bits = random.next() as UInt64
        var text = ""
        for _ in 0..<12 {
            text.append(alphabet[Int(bits & 31)])
            bits >>= 5
        }
        guard let id = TenantID(text) else {
            preconditionFailure("twelve signs of the alphabet are a tenant's id")
        }
        return id
    }

    private static func allows(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
