import Crypto
import Migrations
import Postgres

/// A migration as it is sent: single statements, and the checksum that ledgers keep.
struct PreparedMigration: Sendable {
    let line: Migration.Line
    let version: Int32
    let name: String
    let fileName: String
    /// SHA-256 of the file's bytes.
    let checksum: [UInt8]
    let statements: [Statement]

    init(_ migration: Migration) {
        line = migration.line
        version = migration.version
        name = migration.name
        let fileName = migration.line.rawValue + "/" + migration.fileName
        self.fileName = fileName
        checksum = Array(SHA256.hash(data: Array(migration.sql.utf8)))
        statements = SQLScript.statements(of: migration.sql).enumerated().map { number, sql in
            Statement("\(fileName) statement \(number + 1)", sql)
        }
    }

    /// The binds of a ledger's row.
    var ledgerBinds: [Bind] {
        [.int4(version), .text(name), .bytes(checksum)]
    }
}
