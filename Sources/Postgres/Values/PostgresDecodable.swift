/// A Swift type that a cell in Postgres' binary format can be read as.
package protocol PostgresDecodable: Sendable {
    /// Reads a value that is not NULL.
    static func decode(_ cell: Cell) throws(PostgresError) -> Self
    /// Reads NULL; an error for all but `Optional`.
    static func decodeNull(_ cell: Cell) throws(PostgresError) -> Self
}

extension PostgresDecodable {
    package static func decodeNull(_ cell: Cell) throws(PostgresError) -> Self {
        throw cell.mismatch("\(Self.self)", found: "NULL")
    }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
    package static func decode(_ cell: Cell) throws(PostgresError) -> Wrapped? {
        try Wrapped.decode(cell)
    }

    package static func decodeNull(_ cell: Cell) throws(PostgresError) -> Wrapped? {
        nil
    }
}
