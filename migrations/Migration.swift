/// One numbered file of SQL: what takes a schema from the version before to its own.
package struct Migration: Sendable, Hashable {
    /// What the file changes; each line is numbered from 1 on its own.
    package enum Line: String, Sendable, Hashable, CaseIterable {
        /// The one schema `rollcall`.
        case control
        /// Every tenant's schema; its files name no schema, the search path does.
        case tenant
    }

    package let line: Line
    package let version: Int32
    /// The file's name without number and suffix, `directory` for `0001_directory.sql`.
    package let name: String
    /// The file's text. What has been released is never edited: its checksum is in every ledger.
    package let sql: String

    package init(_ line: Line, _ version: Int32, _ name: String, sql: String) {
        self.line = line
        self.version = version
        self.name = name
        self.sql = sql
    }

    init(_ line: Line, _ version: Int32, _ name: String, _ bytes: [UInt8]) {
        self.init(line, version, name, sql: String(decoding: bytes, as: UTF8.self))
    }

    /// The file's name in the folder of its line.
    package var fileName: String {
        let digits = String(version)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_" + name + ".sql"
    }
}
