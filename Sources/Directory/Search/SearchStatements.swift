import Postgres
import Synchronization

/// The statements of searches, made once for each shape of condition and order. `$1` is the asking configuration.
struct SearchStatements: Sendable {
    let table: SearchTable
    private let cache: StatementCache

    init(_ table: SearchTable) {
        self.table = table
        cache = StatementCache()
    }

    /// The same statements over another kind of resource that lies in the same table.
    init(_ table: SearchTable, sharing others: SearchStatements) {
        self.table = table
        cache = others.cache
    }

    /// `$2` rows after the first `$3`, in order. The rows are found by ids alone before their documents are read: behind a
    /// deep offset that costs a fifth.
    func page(_ condition: Condition?, sortedBy column: String, isDescending: Bool) -> Statement {
        let direction = isDescending ? " DESC" : ""
        let order = (column == "id" ? ["id"] : [column, "id"])
            .map { "\(table.alias).\($0)\(direction)" }.joined(separator: ", ")
        return cache.statement("\(table.name).page[\(shape(condition))]\(column)\(direction)") {
            """
            SELECT \(table.columns)
            FROM (SELECT \(table.alias).id FROM \(table.from) \(clause(condition, from: 4))
                  ORDER BY \(order) LIMIT $2 OFFSET $3) found
            JOIN \(table.from) ON \(table.alias).id = found.id
            \(table.joins)
            ORDER BY \(order)
            """
        }
    }

    /// The first `$2` rows of a stretch behind the place of id `$3` and, in a sorted stretch, value `$4`.
    ///
    /// The place is said twice, as a bound that an index takes and as the exact comparison behind it.
    func keyset(
        _ condition: Condition?, sortedBy column: SortColumn, _ stretch: SortColumn.Stretch, isDescending: Bool,
        isFirst: Bool
    ) -> Statement {
        let (id, value) = ("\(table.alias).id", "\(table.alias).\(column.name)")
        let isByID = column.name == SortColumn.id.name || stretch == .unassigned
        let (direction, beyond) = isDescending ? (" DESC", "<") : ("", ">")
        let order = (isByID ? [id] : [value, id]).map { $0 + direction }.joined(separator: ", ")
        var parts = column.isNullable ? ["\(value) IS \(stretch == .assigned ? "NOT " : "")NULL"] : []
        if !isFirst {
            parts.append(
                isByID
                    ? "\(id) \(beyond) $3" : "\(value) \(beyond)= $4 AND (\(value) \(beyond) $4 OR \(id) \(beyond) $3)")
        }
        let name = "\(table.name).keyset[\(shape(condition))]\(column.name)\(direction).\(stretch)\(isFirst)"
        return cache.statement(name) {
            """
            SELECT \(table.columns) FROM \(table.from) \(table.joins)
            \(clause(condition, from: isFirst ? 3 : isByID ? 4 : 5, joinedTo: parts))
            ORDER BY \(order) LIMIT $2
            """
        }
    }

    func count(_ condition: Condition?) -> Statement {
        cache.statement("\(table.name).count[\(shape(condition))]") {
            // Names the configuration, so that the parameter has a type in every shape.
            """
            SELECT count(*) FROM \(table.from)
            \(clause(condition, from: 2, joinedTo: ["$1::uuid IS NOT NULL"]))
            """
        }
    }

    /// The next `$3` rows after the id `$2`, in order of creation.
    func batch(_ condition: Condition?) -> Statement {
        cache.statement("\(table.name).batch[\(shape(condition))]") {
            """
            SELECT \(table.columns) FROM \(table.from) \(table.joins)
            \(clause(condition, from: 4, joinedTo: ["\(table.alias).id > $2"]))
            ORDER BY \(table.alias).id LIMIT $3
            """
        }
    }

    /// The rows of the ids, in any order.
    func byIDs() -> Statement {
        cache.statement("\(table.name).by_ids") {
            "SELECT \(table.columns) FROM \(table.from) \(table.joins) WHERE \(table.alias).id = ANY($2)"
        }
    }

    private func shape(_ condition: Condition?) -> String {
        condition?.shape ?? ""
    }

    private func clause(_ condition: Condition?, from first: Int, joinedTo others: [String] = []) -> String {
        let parts = others + [condition?.numbered(from: first)].compactMap(\.self)
        return parts.isEmpty ? "" : "WHERE " + parts.joined(separator: " AND ")
    }
}

/// Statements by name. Clients choose the shapes, so the number of those remembered is bounded.
private final class StatementCache: Sendable {
    private static let capacity = 500
    private let statements = Mutex<[String: Statement]>([:])

    func statement(_ name: String, _ sql: () -> String) -> Statement {
        if let known = statements.withLock({ $0[name] }) { return known }
        let statement = Statement(name, sql())
        statements.withLock { known in
            if known.count >= Self.capacity { known.removeAll() }
            known[name] = statement
        }
        return statement
    }
}
