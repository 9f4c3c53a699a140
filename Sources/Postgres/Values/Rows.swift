/// The whole result of one statement.
///
/// Holds the server's answer in binary format and decodes on demand; copying it copies a reference.
package struct Rows: Sendable, RandomAccessCollection {
    private let result: ResultHandle

    init(_ result: ResultHandle) {
        self.result = result
    }

    /// Rows that the statement says it wrote, deleted or read.
    package var affected: Int { result.affected }

    /// The command's tag without its counts: `SELECT`, `COMMIT`….
    var command: Substring { result.command }

    package var startIndex: Int { 0 }
    package var endIndex: Int { result.rowCount }

    package subscript(position: Int) -> Row {
        precondition(position >= 0 && position < result.rowCount, "row \(position) of \(result.rowCount)")
        return Row(result: result, index: position)
    }
}
