/// COPY, which takes a session out of pipeline mode for its time.
extension Session {
    mutating func sendCopy(_ request: Request) -> Bool {
        guard let command = request.commands.first else { return false }
        machine.expect(.copy)
        copy = .starting
        return link.beginCopy(command.statement.rendered(in: command.schema)) && flush()
    }

    /// Takes in that the server is ready for data, or has some.
    mutating func copyStarted(isIn: Bool) -> Bool {
        switch machine.withHead({ $0.payload.request.copy }) {
        case .into(let opened) where isIn:
            copy = .sending
            opened.fulfil(nil)
            return true
        case .out where !isIn:
            copy = .receiving
            return true
        default:
            return false
        }
    }

    /// Queues data; false when the connection is of no more use.
    mutating func putCopyData(_ bytes: [UInt8]) -> Bool {
        copy == .sending && link.putCopyData(bytes) && flush()
    }

    mutating func endCopyData(failure: String?) -> Bool {
        guard copy == .sending else { return true }
        copy = .ending
        return link.putCopyEnd(failure: failure) && flush()
    }

    /// Hands on the rows that have been read, many at a time; false when the socket must be read first.
    mutating func receiveCopyData() -> Bool {
        guard case .out(let buffer) = machine.withHead({ $0.payload.request.copy }) else { return false }
        var bytes: [UInt8] = []
        var piece = LibPQ.CopyPiece.row
        while piece == .row, bytes.count < 65_536 { piece = link.nextCopyData(into: &bytes) }
        if !bytes.isEmpty { isPaused = !buffer.push(bytes) }
        machine.madeProgress()
        if piece == .end { copy = .ending }
        return piece != .wait
    }

    mutating func copyWriterMayGoOn() {
        copyWriter?.fulfil(isHealthy)
        copyWriter = nil
    }
}
