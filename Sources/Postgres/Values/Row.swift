import CLibPQ

/// One row of a result, read by position and type.
package struct Row: Sendable {
    let result: ResultHandle
    let index: Int

    init(result: ResultHandle, index: Int) {
        self.result = result
        self.index = index
    }

    /// Number of columns.
    package var count: Int { result.columnCount }

    /// Reads the first columns as `types`, in order; throws `PostgresError.decoding` when a type does not fit.
    package func decode<each T: PostgresDecodable>(_ types: repeat (each T).Type) throws(PostgresError) -> (
        repeat each T
    ) {
        var column = -1
        return (repeat try decode(each types, at: next(&column)))
    }

    /// Reads the first column.
    package func decode<T: PostgresDecodable>(_ type: T.Type) throws(PostgresError) -> T {
        try decode(type, at: 0)
    }

    /// Reads one column, counted from 0.
    package func decode<T: PostgresDecodable>(_ type: T.Type, at column: Int) throws(PostgresError) -> T {
        let (cell, isNull) = try cell(column)
        let value = isNull ? try T.decodeNull(cell) : try T.decode(cell)
        // The cell points into the result, which must not be freed before the value has been copied out of it.
        return withExtendedLifetime(result) { value }
    }

    func next(_ column: inout Int) -> Int {
        column += 1
        return column
    }

    func cell(_ column: Int) throws(PostgresError) -> (cell: Cell, isNull: Bool) {
        guard column >= 0, column < result.columnCount else {
            throw .decoding("column \(column + 1): the row has \(result.columnCount)")
        }
        let (row, field) = (Int32(index), Int32(column))
        let length = unsafe Int(PQgetlength(result.pointer, row, field))
        let bytes = unsafe UnsafeRawBufferPointer(start: PQgetvalue(result.pointer, row, field), count: length)
        let cell = unsafe Cell(type: PQftype(result.pointer, field), column: column, bytes: bytes)
        return unsafe (cell, length == 0 && PQgetisnull(result.pointer, row, field) == 1)
    }
}
