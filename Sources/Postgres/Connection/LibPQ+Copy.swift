import CLibPQ

/// COPY, which libpq allows outside pipeline mode only.
extension LibPQ {
    /// Leaves pipeline mode and sends the COPY command; every earlier result must have been read.
    func beginCopy(_ sql: String) -> Bool {
        guard unsafe PQexitPipelineMode(pointer) == 1 else { return false }
        return unsafe PQsendQuery(pointer, sql) == 1
    }

    func endCopyMode() -> Bool {
        unsafe PQenterPipelineMode(pointer) == 1
    }

    /// Queues data; libpq's buffer grows when the socket is full, so the caller must heed `flush`.
    func putCopyData(_ bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBytes { memory in
            let start = unsafe memory.baseAddress?.assumingMemoryBound(to: CChar.self)
            return unsafe PQputCopyData(pointer, start, Int32(clamping: memory.count)) == 1
        }
    }

    /// Ends the data; a `failure` makes the server drop it all.
    func putCopyEnd(failure: String?) -> Bool {
        guard let failure else { return unsafe PQputCopyEnd(pointer, nil) == 1 }
        return unsafe PQputCopyEnd(pointer, failure) == 1
    }

    enum CopyPiece {
        case row, wait, end
    }

    /// Appends the next row to `bytes`.
    func nextCopyData(into bytes: inout [UInt8]) -> CopyPiece {
        var row: UnsafeMutablePointer<CChar>?
        let length = unsafe PQgetCopyData(pointer, &row, 1)
        guard length > 0, let row = unsafe row else { return length == 0 ? .wait : .end }
        defer { unsafe PQfreemem(row) }
        unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: row, count: Int(length)))
        return .row
    }
}
