import JSON
import Postgres

/// Writes the lines of an archive into the tables of a fresh schema, many rows a statement.
struct RestoringRows {
    private static let bytesAtOnce = 1 << 20

    private let tables: [String: ArchiveTable]
    private let order: [ArchiveTable]
    private let tenant: TenantID
    private var schema: SchemaName { tenant.schema }
    private let transaction: PostgresTransaction
    private var current: ArchiveTable?
    private var rows: [String] = []
    private var bytes = 0
    private(set) var count = 0

    init(tables: [ArchiveTable], of tenant: TenantID, transaction: PostgresTransaction) {
        order = tables
        self.tables = Dictionary(tables.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        self.tenant = tenant
        self.transaction = transaction
    }

    /// Empties the tenant's tables of what every new tenant has; nothing refers to a row that is not written yet.
    func clear() {
        for table in order.reversed() where table.condition == nil {
            transaction.enqueue(table.clearing, in: schema)
        }
    }

    /// Whether this was the last line.
    mutating func take(_ line: String, number: Int) async throws -> Bool {
        guard let value = try? JSONParser.parse(line).objectValue else {
            throw ArchiveError.lineUnreadable(number)
        }
        if let total = value["rows"]?.integerValue {
            guard total == Int64(count) else { throw ArchiveError.cutOff }
            try await finish()
            return true
        }
        guard let name = value["table"]?.stringValue, value["row"]?.objectValue != nil else {
            throw ArchiveError.lineUnreadable(number)
        }
        guard let table = tables[name] else { throw ArchiveError.tableUnknown(name) }
        // The row as it was written, to the last digit.
        guard line.hasPrefix(table.linePrefix), line.hasSuffix("}") else {
            throw ArchiveError.lineUnreadable(number)
        }
        let text = String(line.dropFirst(table.linePrefix.count).dropLast())
        if table != current || bytes > Self.bytesAtOnce { try await flush() }
        current = table
        rows.append(text)
        bytes += text.utf8.count
        count += 1
        return false
    }

    private mutating func flush() async throws {
        guard let table = current, !rows.isEmpty else { return }
        let tenant: [Bind] = table.condition == nil ? [] : [.text(self.tenant.text)]
        let written = try await transaction.query(
            table.insertion, in: schema, [.text("[" + rows.joined(separator: ",") + "]")] + tenant)
        guard written.affected == rows.count else { throw ArchiveError.rowsOfOthers(table.name) }
        rows = []
        bytes = 0
    }

    private mutating func finish() async throws {
        try await flush()
        for table in order where table.condition == nil {
            guard let statement = table.counting, let column = table.identity else { continue }
            transaction.enqueue(
                statement, in: schema, [.text("\(schema.text).\(table.name)"), .text(column.trimmingQuotes)])
        }
    }
}

extension String {
    /// `pg_get_serial_sequence` takes a column's name as it is, not as SQL writes it.
    fileprivate var trimmingQuotes: String {
        hasPrefix("\"") ? String(dropFirst().dropLast()).replacing("\"\"", with: "\"") : self
    }
}
