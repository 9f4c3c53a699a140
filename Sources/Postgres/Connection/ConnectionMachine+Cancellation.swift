import DequeModule

extension ConnectionMachine {
    struct CancelAction: Equatable {
        /// Ask the server to stop what it runs; then call `cancelReturned`.
        var sends = false
        /// Position of a request whose caller need not wait any longer.
        var abandoned: Int?
    }

    enum TickAction: Equatable {
        case nothing
        case sendCancel
        /// The server does not answer; the connection is of no use.
        case cut
    }

    /// Takes in that the task behind a request was cancelled.
    ///
    /// A cancellation stops whatever the session runs when it arrives, so it is sent only while the request is at the
    /// head. On a shared connection a request further back runs to its end, unheard, and its caller goes on at once.
    mutating func cancel(_ id: UInt64, _ now: Instant) -> CancelAction {
        guard let index = operations.firstIndex(where: { $0.id == id }), operations[index].traits.isCancellable,
            operations[index].cancellation == nil
        else { return CancelAction() }
        operations[index].cancellation = Cancellation(reason: .task)
        var action = CancelAction()
        if !operations[index].traits.isExclusive { action.abandoned = index }
        if index == operations.startIndex, !isCancelInFlight {
            sendCancel(now)
            action.sends = true
        }
        return action
    }

    /// Takes in that the cancellation has been delivered or has failed.
    mutating func cancelReturned(_ now: Instant) -> Ending? {
        isCancelInFlight = false
        lastCancel = now
        // The signal is with the session now, so it can hit what was sent before, however late that is answered.
        for index in operations.indices { operations[index].isExposed = true }
        guard let operation = held.take() else { return nil }
        return end(operation, now)
    }

    /// Judges the deadline of the request at the head; to be called every now and then.
    ///
    /// `isPaused`: the caller of a stream, not the server, is what keeps it waiting.
    mutating func tick(_ now: Instant, isPaused: Bool) -> TickAction {
        if let sentAt = held?.cancellation?.sentAt { return now - sentAt > cancelGrace ? .cut : .nothing }
        guard let head = operations.first else {
            watch = nil
            return .nothing
        }
        if let sentAt = head.cancellation?.sentAt { return now - sentAt > cancelGrace ? .cut : .nothing }
        guard let watch, watch.progress == progress, !isPaused else {
            watch = (progress, now)
            return .nothing
        }
        if head.cancellation == nil, let timeout = head.traits.timeout, now - watch.since > timeout {
            withHead { $0.cancellation = Cancellation(reason: .deadline) }
        }
        guard operations[operations.startIndex].cancellation != nil, !isCancelInFlight else { return .nothing }
        sendCancel(now)
        return .sendCancel
    }

    /// Whether it was one of our cancellations that stopped the request; each stops two at most, and is then used up.
    ///
    /// A cancellation meant for one request can reach the server when the next is running already, and the server signals
    /// the session twice for it (`signal_child` of its postmaster: the process, then its group). Behind a pooler it can come
    /// a little after its delivery has been confirmed.
    mutating func takeCancel(from operation: Operation, _ now: Instant) -> Bool {
        guard unusedSignals > 0, operation.isExposed || isStrayCancelPossible(now) else { return false }
        unusedSignals -= 1
        return true
    }

    private func isStrayCancelPossible(_ now: Instant) -> Bool {
        isCancelInFlight || lastCancel.map { now - $0 < .seconds(2) } ?? false
    }

    private mutating func sendCancel(_ now: Instant) {
        isCancelInFlight = true
        unusedSignals += 2
        withHead { $0.cancellation?.sentAt = now }
    }
}
