import CLibPQ

/// Owns one `PGresult` and frees it.
///
/// `@unchecked Sendable`: libpq's result is never written to once it has been handed out (libpq documentation, 34.20).
@safe final class ResultHandle: @unchecked Sendable {
    let pointer: OpaquePointer
    let rowCount: Int
    let columnCount: Int

    /// Takes `pointer` over.
    init(_ pointer: OpaquePointer) {
        unsafe self.pointer = pointer
        rowCount = unsafe Int(PQntuples(pointer))
        columnCount = unsafe Int(PQnfields(pointer))
    }

    deinit {
        unsafe PQclear(pointer)
    }

    /// Rows that an INSERT, UPDATE, DELETE, MERGE, COPY or SELECT says it touched.
    var affected: Int {
        unsafe Int(String(cString: PQcmdTuples(pointer))) ?? 0
    }

    /// The command's tag without its counts: `SELECT`, `COMMIT`, `ROLLBACK`….
    var command: Substring {
        unsafe String(cString: PQcmdStatus(pointer)).prefix { $0 != " " }
    }
}

extension ResultHandle {
    var status: ExecStatusType { unsafe PQresultStatus(pointer) }

    /// One field of an error by its code in the protocol (PostgreSQL documentation, 55.8).
    func field(_ code: Unicode.Scalar) -> String? {
        unsafe PQresultErrorField(pointer, Int32(code.value)).map { unsafe String(cString: $0) }
    }
}
