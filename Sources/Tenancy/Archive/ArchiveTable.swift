import Postgres

/// One table of an archive: which rows are the tenant's, and which columns hold what was written.
struct ArchiveTable: Sendable, Hashable {
    /// As archives name it: `users`, or `rollcall.credentials` for a table of the service.
    let name: String
    /// Its name in SQL, `{schema}` included.
    let sqlName: String
    /// Quoted, in order; without those that Postgres computes.
    let columns: [String]
    /// The column that counts by itself, if there is one; quoted.
    let identity: String?
    /// What makes a row of a table of the service the tenant's; `$1` is the tenant's id.
    let condition: String?

    /// What stands before a row on its line.
    var linePrefix: String { "{\"table\":\"\(name)\",\"row\":" }

    /// Reads the rows as JSON, by a cursor of the transaction.
    func declaration(of tenant: TenantID) -> Statement {
        // DECLARE takes no parameters; an id is checked to be lowercase letters and digits.
        let rows = condition.map { " WHERE " + $0.replacing("$1", with: "'\(tenant.text)'") } ?? ""
        return Statement(
            "archive.declare \(name)",
            "DECLARE archive NO SCROLL CURSOR FOR SELECT row_to_json(t)::text FROM \(sqlName) AS t\(rows)")
    }

    /// `$1` the rows; of a table of the service only those are taken that are the tenant's, whose id is `$2`.
    var insertion: Statement {
        let columns = columns.joined(separator: ", ")
        let own = condition.map { " AS t WHERE " + $0.replacing("$1", with: "$2") } ?? ""
        return Statement(
            "archive.insert \(name)",
            """
            INSERT INTO \(sqlName) (\(columns)) OVERRIDING SYSTEM VALUE
            SELECT \(columns) FROM json_populate_recordset(NULL::\(sqlName), $1::json)\(own)
            """)
    }

    /// A new tenant's schema comes with rows that the archive has too.
    var clearing: Statement { Statement("archive.clear \(name)", "DELETE FROM \(sqlName)") }

    /// Has the column count on from the highest that was restored.
    var counting: Statement? {
        identity.map { column in
            Statement(
                "archive.count_on \(name)",
                """
                SELECT setval(pg_get_serial_sequence($1, $2), coalesce(max(\(column)), 0) + 1, false) FROM \(sqlName)
                """)
        }
    }
}
