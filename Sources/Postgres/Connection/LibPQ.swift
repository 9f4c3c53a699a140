import CLibPQ

/// One `PGconn` in pipeline mode and non-blocking: every call into libpq that a connection makes.
///
/// `@unchecked Sendable`: not safe for two threads at once; its `Connection` calls it under its lock.
@safe final class LibPQ: @unchecked Sendable {
    let pointer: OpaquePointer
    private var isOpen = true

    /// Takes `pointer` over; it must be connected, non-blocking and in pipeline mode.
    init(_ pointer: OpaquePointer) {
        unsafe self.pointer = pointer
    }

    deinit {
        close()
    }

    /// Says good-bye to the server and closes the socket.
    func close() {
        guard isOpen else { return }
        isOpen = false
        unsafe PQfinish(pointer)
    }

    var socket: Int32 { unsafe PQsocket(pointer) }
    var isBroken: Bool { unsafe PQstatus(pointer) == CONNECTION_BAD }
    var isInTransaction: Bool { unsafe PQtransactionStatus(pointer) != PQTRANS_IDLE }

    // MARK: Sending

    /// Sends a statement to be planned at once and forgotten.
    func send(_ sql: String, _ binds: inout BindBuffer) -> Bool {
        unsafe binds.withArguments { count, types, values, lengths, formats in
            unsafe PQsendQueryParams(pointer, sql, count, types, values, lengths, formats, 1)
        } == 1
    }

    /// Sends a statement to be kept under `name`.
    func sendPrepare(_ name: String, _ sql: String, _ binds: inout BindBuffer) -> Bool {
        unsafe binds.withArguments { count, types, _, _, _ in
            unsafe PQsendPrepare(pointer, name, sql, count, types)
        } == 1
    }

    /// Sends the use of a kept statement.
    func sendPrepared(_ name: String, _ binds: inout BindBuffer) -> Bool {
        unsafe binds.withArguments { count, _, values, lengths, formats in
            unsafe PQsendQueryPrepared(pointer, name, count, values, lengths, formats, 1)
        } == 1
    }

    /// Ends the implicit transaction of what was sent since the last Sync; `flush` is to follow.
    func sync() -> Bool {
        unsafe rollcall_pipeline_sync(pointer) == 1
    }

    enum Flush {
        case done, pending, failed
    }

    func flush() -> Flush {
        switch unsafe PQflush(pointer) {
        case 0: .done
        case 1: .pending
        default: .failed
        }
    }

    // MARK: Receiving

    /// Reads what the socket holds; false when the connection is gone.
    func consume() -> Bool {
        unsafe PQconsumeInput(pointer) == 1
    }

    /// True while `nextResult` would have to wait for the socket.
    var isBusy: Bool { unsafe PQisBusy(pointer) == 1 }

    /// The next result; nil ends the results of one command.
    func nextResult() -> ResultHandle? {
        guard let result = unsafe PQgetResult(pointer) else { return nil }
        return unsafe ResultHandle(result)
    }

    /// Has the statement whose turn it is deliver its rows one by one.
    func setSingleRow() -> Bool {
        unsafe PQsetSingleRowMode(pointer) == 1
    }

    /// The next notification that has been read.
    func nextNotification() -> (channel: String, payload: String)? {
        guard let notification = unsafe PQnotifies(pointer) else { return nil }
        defer { unsafe PQfreemem(notification) }
        return unsafe (String(cString: notification.pointee.relname), String(cString: notification.pointee.extra))
    }
}
