import Postgres

/// What one schema says was applied to it.
struct MigrationLedger: Sendable {
    private let checksums: [Int32: [UInt8]]
    private let owner: String

    /// Reads rows of version, name, checksum; `owner` names the table in errors.
    init(_ rows: Rows, of owner: String) throws(PostgresError) {
        self.owner = owner
        var checksums: [Int32: [UInt8]] = [:]
        for row in rows {
            let (version, _, checksum) = try row.decode(Int32.self, String.self, [UInt8].self)
            checksums[version] = checksum
        }
        self.checksums = checksums
    }

    /// The newest version, which may be newer than any that this binary knows.
    var version: Int32 {
        checksums.keys.max() ?? 0
    }

    /// What of the line is still to be applied, after proof that the rest is what was applied.
    func pending(of line: [PreparedMigration]) throws(MigrationError) -> ArraySlice<PreparedMigration> {
        let newest = version
        for migration in line where migration.version <= newest {
            guard let checksum = checksums[migration.version] else {
                throw .gap(expected: migration.fileName, ledger: owner)
            }
            guard checksum == migration.checksum else {
                throw .edited(file: migration.fileName, ledger: owner)
            }
        }
        return line.drop { $0.version <= newest }
    }
}
