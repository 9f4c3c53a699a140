/// One SQL statement under a name of its own.
///
/// Tables of a tenant are written `{schema}.users`; the hole is filled from a `SchemaName` when the statement is sent.
/// The name identifies the statement in errors, logs and counters, and must be unique within the program.
package struct Statement: Sendable, Hashable, CustomStringConvertible {
    private let template: Template

    /// Makes a statement; `sql` holds exactly one SQL command, its parameters written `$1`, `$2`….
    package init(_ name: String, _ sql: String) {
        template = Template(name: name, sql: sql)
    }

    package var name: String { template.name }
    package var sql: String { template.sql }
    package var description: String { name }

    /// True when the text speaks of `{schema}` and so cannot be sent without one.
    package var needsSchema: Bool { template.pieces.count > 1 }

    /// The text with every `{schema}` replaced; without a schema, the text as written.
    package func rendered(in schema: SchemaName?) -> String {
        guard let schema, needsSchema else { return sql }
        return template.pieces.joined(separator: schema.text)
    }

    var kind: StatementKind { template.kind }
    var fingerprint: UInt64 { template.fingerprint }

    package static func == (left: Statement, right: Statement) -> Bool {
        left.template === right.template
            || (left.fingerprint == right.fingerprint && left.name == right.name && left.sql == right.sql)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(fingerprint)
    }

    /// What is worked out once per statement; a reference, so that passing a statement costs one retain.
    private final class Template: Sendable {
        let name: String
        let sql: String
        let pieces: [String]
        let kind: StatementKind
        let fingerprint: UInt64

        init(name: String, sql: String) {
            self.name = name
            self.sql = sql
            pieces = sql.split(separator: "{schema}", omittingEmptySubsequences: false).map { String($0) }
            kind = StatementKind(sql: sql)
            fingerprint = Fingerprint.of(name.utf8)
        }
    }
}
