/// What the server said about a statement that it refused.
///
/// The server's `DETAIL` and the statement's values are left out: they carry personal data. `message` may name columns
/// and constraints, and for malformed input a value; log `sqlState`, `constraint` and `statement` instead.
package struct ServerError: Error, Sendable, Equatable, CustomStringConvertible {
    package let sqlState: SQLState
    package let message: String
    /// Name of the `Statement` that failed.
    package let statement: String
    package let schema: String?
    package let table: String?
    package let column: String?
    package let constraint: String?

    package init(
        sqlState: SQLState, message: String, statement: String, schema: String? = nil, table: String? = nil,
        column: String? = nil, constraint: String? = nil
    ) {
        self.sqlState = sqlState
        self.message = message
        self.statement = statement
        self.schema = schema
        self.table = table
        self.column = column
        self.constraint = constraint
    }

    package var description: String {
        let place = constraint.map { ", constraint \($0)" } ?? ""
        return "\(statement): \(sqlState)\(place)"
    }
}
