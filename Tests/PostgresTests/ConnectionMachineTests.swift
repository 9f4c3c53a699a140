import Testing

@testable import Postgres

/// The decisions of a connection, without a socket.
@Suite struct ConnectionMachineTests {
    private typealias Machine = ConnectionMachine<String>
    private static let start = ContinuousClock.now
    private static let key = StatementCache.Key(statement: Statement("s", "SELECT 1"), schema: nil)
    private static let cancelled = error(.queryCanceled)

    private static func error(_ state: SQLState) -> ServerError {
        ServerError(sqlState: state, message: "", statement: "s")
    }

    private static func machine() -> Machine { Machine(cancelGrace: .seconds(3)) }

    private static func send(
        _ id: UInt64, to machine: inout Machine, _ traits: OperationTraits = OperationTraits(),
        prepared: StatementCache.Key? = nil
    ) {
        machine.begin(id, traits, "request \(id)")
        machine.expect(.statement(prepared: prepared, isStreamed: false))
        machine.expect(.sync)
    }

    /// Plays one answer and its Sync.
    private static func answer(
        _ reply: Machine.Reply, _ machine: inout Machine, at now: ContinuousClock.Instant = start
    ) -> Machine.Ending? {
        _ = machine.received(reply)
        let hasEnded = machine.commandEnded()
        #expect(hasEnded)
        return machine.requestEnded(now)
    }

    @Test func answersInTheOrderOfSending() {
        var machine = Self.machine()
        for id in 1...3 { Self.send(UInt64(id), to: &machine) }
        var order: [String] = []
        for _ in 1...3 {
            guard case .finished(let operation, nil) = Self.answer(.done, &machine) else { return unexpected() }
            order.append(operation.payload)
        }
        #expect(order == ["request 1", "request 2", "request 3"])
        let isIdle = machine.isIdle
        #expect(isIdle)
    }

    @Test func keepsTheFirstFailureAndSkipsTheRest() {
        var machine = Self.machine()
        machine.begin(1, OperationTraits(), "")
        for _ in 1...3 { machine.expect(.statement(prepared: nil, isStreamed: false)) }
        machine.expect(.sync)
        for reply in [Machine.Reply.done, .failed(Self.error(.uniqueViolation)), .skipped] {
            _ = machine.received(reply)
            let hasEnded = machine.commandEnded()
            #expect(hasEnded)
        }
        guard case .finished(let operation, let error) = machine.requestEnded(Self.start) else { return unexpected() }
        #expect(error == .server(Self.error(.uniqueViolation)))
        #expect(operation.statementIndex == 3)
    }

    @Test func takesAnErrorThatComesWithTheSync() {
        var machine = Self.machine()
        Self.send(1, to: &machine)
        Self.send(2, to: &machine)
        _ = machine.received(.done)
        let statementEnded = machine.commandEnded()
        let receipt = machine.received(.failed(Self.error(.uniqueViolation)))
        let errorEnded = machine.commandEnded()
        #expect(statementEnded && receipt == .drop && errorEnded)
        guard case .finished(_, let error) = machine.requestEnded(Self.start) else { return unexpected() }
        #expect(error?.sqlState == .uniqueViolation)
        guard case .finished(let next, nil) = Self.answer(.done, &machine) else { return unexpected() }
        #expect(next.payload == "request 2")
    }

    @Test func noticesThatACommandEndedWithoutAnAnswer() {
        var machine = Self.machine()
        Self.send(1, to: &machine)
        let hasEnded = machine.commandEnded()
        #expect(!hasEnded)
    }

    @Test(arguments: [SQLState.featureNotSupported, .invalidStatementName])
    func repeatsOnceWhatLostItsPlan(_ state: SQLState) {
        var machine = Self.machine()
        Self.send(1, to: &machine, prepared: Self.key)
        let receipt = machine.received(.failed(Self.error(state)))
        #expect(receipt == .stale(Self.key, isOnServer: state == .featureNotSupported))
        let hasEnded = machine.commandEnded()
        #expect(hasEnded)
        guard case .again(let operation) = machine.requestEnded(Self.start) else { return unexpected() }
        machine.begin(operation.id, operation.traits, operation.payload, isRepeat: true)
        machine.expect(.statement(prepared: Self.key, isStreamed: false))
        machine.expect(.sync)
        guard case .finished(_, let error) = Self.answer(.failed(Self.error(state)), &machine) else {
            return unexpected()
        }
        #expect(error == .server(Self.error(state)))
    }

    @Test func doesNotRepeatInsideATransaction() {
        var machine = Self.machine()
        Self.send(1, to: &machine, OperationTraits(repetition: .never), prepared: Self.key)
        guard case .finished(_, let error) = Self.answer(.failed(Self.error(.featureNotSupported)), &machine) else {
            return unexpected()
        }
        #expect(error?.sqlState == .featureNotSupported)
    }

    @Test func forgetsAStatementWhosePreparationFailedOrWasSkipped() {
        for reply in [Machine.Reply.failed(Self.error(.undefinedTable)), .skipped] {
            var machine = Self.machine()
            machine.begin(1, OperationTraits(), "")
            machine.expect(.preparing(Self.key))
            let receipt = machine.received(reply)
            #expect(receipt == .prepareFailed(Self.key))
        }
    }

    @Test func givesBackANameThatWasNotDeallocated() {
        var machine = Self.machine()
        machine.begin(1, OperationTraits(), "")
        machine.expect(.closing(name: "s7"))
        let receipt = machine.received(.skipped)
        #expect(receipt == .notClosed(name: "s7"))
    }

    @Test func sendsACancellationOnlyForTheRequestThatRuns() {
        var machine = Self.machine()
        Self.send(1, to: &machine)
        Self.send(2, to: &machine)
        let second = machine.cancel(2, Self.start)
        #expect(second == .init(sends: false, abandoned: 1))
        let first = machine.cancel(1, Self.start)
        #expect(first == .init(sends: true, abandoned: 0))
        let again = machine.cancel(1, Self.start)
        #expect(again == .init())
    }

    @Test func repeatsABystanderThatWasHitByAnothersCancellation() {
        var machine = Self.machine()
        Self.send(1, to: &machine)
        Self.send(2, to: &machine)
        _ = machine.cancel(1, Self.start)
        _ = Self.answer(.done, &machine)
        _ = machine.cancelReturned(Self.start)
        guard case .again(let operation) = Self.answer(.failed(Self.cancelled), &machine) else { return unexpected() }
        #expect(operation.payload == "request 2")
    }

    /// The server signals a session twice for one cancellation: the second can hit what the first has made way for.
    @Test func repeatsABystanderAsOftenAsACancellationHitsIt() {
        var machine = Self.machine()
        Self.send(1, to: &machine)
        Self.send(2, to: &machine)
        _ = machine.cancel(1, Self.start)
        _ = machine.cancelReturned(Self.start)
        guard case .finished(_, .cancelled) = Self.answer(.failed(Self.cancelled), &machine) else {
            return unexpected()
        }
        guard case .again(var operation) = Self.answer(.failed(Self.cancelled), &machine) else { return unexpected() }
        Self.send(3, to: &machine)
        for _ in 1...2 {
            machine.begin(operation.id, operation.traits, operation.payload, isRepeat: true)
            machine.expect(.statement(prepared: nil, isStreamed: false))
            machine.expect(.sync)
            _ = machine.cancel(3, Self.start)
            _ = machine.cancelReturned(Self.start)
            if machine.operations.first?.id == 3 { _ = Self.answer(.done, &machine) }
            guard case .again(let again) = Self.answer(.failed(Self.cancelled), &machine) else { return unexpected() }
            operation = again
        }
        #expect(operation.payload == "request 2")

        // Both signals of both cancellations have stopped somebody: what stops one more is not ours.
        Self.send(4, to: &machine)
        guard case .finished(_, let error) = Self.answer(.failed(Self.cancelled), &machine) else { return unexpected() }
        #expect(error == .server(Self.cancelled))
    }

    @Test func repeatsABystanderHoweverLateItsAnswerIsRead() {
        var machine = Self.machine()
        Self.send(1, to: &machine)
        Self.send(2, to: &machine)
        _ = machine.cancel(1, Self.start)
        _ = machine.cancelReturned(Self.start)
        _ = Self.answer(.done, &machine, at: Self.start + .seconds(30))
        let late = Self.answer(.failed(Self.cancelled), &machine, at: Self.start + .seconds(30))
        guard case .again(let operation) = late else { return unexpected() }
        #expect(operation.payload == "request 2")
    }

    @Test func takesACancellationOfAnAdministratorForWhatItIs() {
        var machine = Self.machine()
        Self.send(1, to: &machine)
        guard case .finished(_, let error) = Self.answer(.failed(Self.cancelled), &machine) else { return unexpected() }
        #expect(error == .server(Self.cancelled))
    }

    @Test func holdsAnExclusiveRequestUntilItsCancellationHasArrived() {
        var machine = Self.machine()
        Self.send(1, to: &machine, OperationTraits(isExclusive: true))
        let action = machine.cancel(1, Self.start)
        #expect(action == .init(sends: true, abandoned: nil))
        guard case .held = Self.answer(.failed(Self.cancelled), &machine) else { return unexpected() }
        let isIdle = machine.isIdle
        #expect(!isIdle)
        guard case .finished(_, .cancelled) = machine.cancelReturned(Self.start) else { return unexpected() }
    }

    @Test func reportsSuccessWhenTheCancellationCameTooLate() {
        var machine = Self.machine()
        Self.send(1, to: &machine, OperationTraits(isExclusive: true))
        _ = machine.cancel(1, Self.start)
        _ = machine.cancelReturned(Self.start)
        guard case .finished(_, nil) = Self.answer(.done, &machine) else { return unexpected() }
    }

    @Test func cancelsAtTheDeadlineAndCutsWhatDoesNotObey() {
        var machine = Self.machine()
        Self.send(1, to: &machine, OperationTraits(isExclusive: true, timeout: .seconds(5)))
        let times: [(Duration, Machine.TickAction)] = [
            (.zero, .nothing), (.seconds(4), .nothing), (.seconds(6), .sendCancel), (.seconds(7), .nothing),
            (.seconds(10), .cut),
        ]
        for (time, expected) in times {
            let action = machine.tick(Self.start + time, isPaused: false)
            #expect(action == expected, "after \(time)")
        }
    }

    @Test func doesNotCountTheTimeOfOthersOrOfASlowConsumer() {
        var machine = Self.machine()
        Self.send(1, to: &machine)
        Self.send(2, to: &machine, OperationTraits(timeout: .seconds(5)))
        _ = machine.tick(Self.start, isPaused: false)
        _ = Self.answer(.done, &machine)
        let first = machine.tick(Self.start + .seconds(8), isPaused: false)
        let paused = machine.tick(Self.start + .seconds(20), isPaused: true)
        let resumed = machine.tick(Self.start + .seconds(24), isPaused: false)
        let late = machine.tick(Self.start + .seconds(26), isPaused: false)
        #expect([first, paused, resumed, late] == [.nothing, .nothing, .nothing, .sendCancel])
    }

    @Test func givesBackEveryRequestWhenTheConnectionIsLost() {
        var machine = Self.machine()
        Self.send(1, to: &machine, OperationTraits(isExclusive: true))
        _ = machine.cancel(1, Self.start)
        _ = Self.answer(.failed(Self.cancelled), &machine)
        Self.send(2, to: &machine)
        let lost = machine.closed().map(\.payload)
        #expect(lost == ["request 1", "request 2"])
        let expectsReply = machine.expectsReply
        #expect(!expectsReply)
    }
}
