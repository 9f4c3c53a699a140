import Logging
import Postgres
import Synchronization
import TraceContext

/// Serves one queue: performs what its `LaneMachine` decides, and runs the batches.
final class QueueLane: Sendable {
    let queue: String
    private let handlers: [String: any JobHandler]
    private let client: PostgresClient
    private let lease: WorkerLease
    private let endings: EndingWriter
    private let configuration: JobWorkerConfiguration
    private let intake: JobIntake
    private let report: BatchReport
    private let logger: Logger

    private let machine: Mutex<LaneMachine>
    private let runs = Mutex<[BatchKey: Task<Void, Never>]>([:])
    /// Jobs that operators have cancelled and that are not ended yet.
    private let cancelled = Mutex<Set<Int64>>([])
    private let failures = Atomic(0)
    private let isClosed = Atomic(false)
    private let signal = WakeSignal()

    init(
        queue: String, handlers: [any JobHandler], client: PostgresClient, lease: WorkerLease, endings: EndingWriter,
        configuration: JobWorkerConfiguration, metrics: JobMetrics, rates: RateRecorder, logger: Logger
    ) {
        self.queue = queue
        self.handlers = Dictionary(handlers.map { ($0.kind.name, $0) }) { first, _ in first }
        self.client = client
        self.lease = lease
        self.endings = endings
        self.configuration = configuration
        self.logger = logger
        intake = JobIntake(queue: queue, handlers: self.handlers, metrics: metrics, logger: logger)
        report = BatchReport(metrics: metrics, rates: rates, logger: logger)
        machine = Mutex(
            LaneMachine(
                limits: LaneMachine.Limits(
                    slots: configuration.concurrency(of: queue), claim: configuration.claimSize),
                batchLimits: self.handlers.mapValues(\.batchLimit),
                apart: Set(self.handlers.values.filter(\.runsApart).map(\.kind.name)),
                ring: TenantRing(startingAfter: Self.randomStart()), pace: configuration.poll, now: .now))
    }

    /// Claims and starts jobs until closed; then hands back what has not been started.
    func run() async {
        while !isClosed.load(ordering: .relaxed) {
            let action = machine.withLock { $0.next(at: .now, lease: lease.standing) }
            await perform(action)
        }
        endings.add(JobEnding.all(machine.withLock { $0.takeWaiting() }, .released(delay: .zero)))
    }

    /// Says that there may be work.
    func wake() {
        machine.withLock { $0.woken(at: .now) }
        signal.raise()
    }

    func close() {
        isClosed.store(true, ordering: .relaxed)
        signal.raise()
    }

    /// Gives up those of the jobs that are held here. One that runs loses its batch: the others of it are handed back.
    func cancel(_ ids: Set<Int64>) {
        let (waiting, running) = machine.withLock { ($0.takeWaiting(ids), $0.running(among: ids)) }
        endings.add(JobEnding.all(waiting, Self.givenUp))
        guard !running.ids.isEmpty else { return }
        cancelled.withLock { $0.formUnion(running.ids) }
        runs.withLock { runs in running.batches.forEach { runs[$0]?.cancel() } }
    }

    /// Waits for the running batches of a closed lane; at `deadline` cancels them and hands their jobs back. A handler that
    /// does not return then is left alone: its claim is over and can change nothing any more.
    func finish(by deadline: ContinuousClock.Instant) async {
        await waitForRuns(until: deadline)
        runs.withLock { $0.values.forEach { $0.cancel() } }
        await waitForRuns(until: ContinuousClock.now + configuration.abandonAfter)
        let abandoned = machine.withLock { $0.takeRunning() }
        guard !abandoned.isEmpty else { return }
        logger.error("Handlers ignored their cancellation.", metadata: ["queue": "\(queue)"])
        endings.add(JobEnding.all(abandoned, .released(delay: .zero)))
    }

    // MARK: Actions

    private func perform(_ action: LaneMachine.Action) async {
        switch action {
        case .start(let key, let jobs): start(jobs, under: key)
        case .release(let jobs): endings.add(JobEnding.all(jobs, .released(delay: .zero)))
        case .discover(let known): await discover(besides: known)
        case .claim(let turn, let marks): await claim(turn, marks)
        case .recover: await recover()
        case .wait(let duration): await signal.wait(for: duration)
        }
    }

    private func discover(besides known: [String]) async {
        let start = ContinuousClock.now
        do {
            var tenants: [String] = []
            let binds = JobStatements.binds(newcomersIn: queue, besides: known)
            for row in try await client.query(JobStatements.newcomers, binds) {
                tenants.append(try row.decode(String.self, at: 0))
            }
            failures.store(0, ordering: .relaxed)
            machine.withLock { $0.discovered(tenants, from: start, to: .now) }
        } catch {
            let retryAt = noteFailure("The queue could not be read.", error)
            machine.withLock { $0.questionFailed(retryAt: retryAt) }
        }
    }

    private func claim(_ turn: TenantRing.Turn, _ marks: [ClaimMarks.Mark]) async {
        let start = ContinuousClock.now
        let binds: [Bind] = [
            .text(queue), .texts(turn.tenants), .int8(Int64(turn.share)), .int8(Int64(configuration.claimSize)),
            .int8(lease.workerID), .double(leaseLength.inSeconds),
            .int2s(marks.map { Int16(clamping: $0.priority) }), .int8s(marks.map(\.id)),
        ]
        do {
            let (jobs, refused) = try intake.take(try await client.query(JobStatements.claim, binds))
            failures.store(0, ordering: .relaxed)
            endings.add(refused)
            let end = ContinuousClock.now
            machine.withLock {
                $0.claimed(jobs, in: turn, marks: marks, startBefore: lastStart(of: start), from: start, to: end)
            }
        } catch {
            let retryAt = noteFailure("Jobs could not be claimed.", error)
            machine.withLock { $0.claimFailed(retryAt: retryAt) }
        }
    }

    private func recover() async {
        let start = ContinuousClock.now
        // Asked before the rows: a job that ends meanwhile must not look like one that nobody holds. The machine before the
        // writer, in the direction in which jobs move.
        let known = machine.withLock { $0.heldIDs }.union(endings.ids)
        let binds: [Bind] = [.int8(lease.workerID), .text(queue)]
        do {
            let (jobs, refused) = try intake.take(try await client.query(JobStatements.held, binds), except: known)
            failures.store(0, ordering: .relaxed)
            endings.add(refused)
            machine.withLock { $0.recovered(jobs, startBefore: lastStart(of: start), at: .now) }
        } catch {
            let retryAt = noteFailure("The jobs held could not be read.", error)
            machine.withLock { $0.claimFailed(retryAt: retryAt) }
        }
    }

    // MARK: Batches

    /// The task is no child of the lane: a stop must let it finish and not cancel it.
    private func start(_ jobs: [Job], under key: BatchKey) {
        guard let handler = handlers[key.kind] else {
            preconditionFailure("Only jobs of known kinds are given to the machine.")
        }
        let lastStart = ContinuousClock.now + longestTimeLimit
        runs.withLock { runs in
            runs[key] = Task {
                let ended = await self.run(jobs, of: key, by: handler, startBefore: lastStart)
                // The writer before the machine: see `recover`.
                self.endings.add(ended)
                self.runs.withLock { $0[key] = nil }
                self.machine.withLock { $0.finished(key) }
                self.signal.raise()
            }
        }
    }

    private func run(
        _ jobs: [Job], of key: BatchKey, by handler: any JobHandler, startBefore: ContinuousClock.Instant
    ) async -> [JobEnding] {
        let batch = JobBatch(
            tenantID: key.tenantID, kind: handler.kind, jobs: jobs, workerID: lease.workerID,
            keepsHistory: handler.keepsHistory)
        guard await announce(jobs) else { return JobEnding.all(jobs, .released(delay: .seconds(1))) }
        let start = ContinuousClock.now
        let ended = await BatchRunner(handler: handler, startBefore: startBefore).endings(of: batch)
        let judged = withoutCancelled(ended)
        WorkContext.$current.withValue(batch.context) {
            report.report(judged, of: batch, after: ContinuousClock.now - start)
        }
        return judged
    }

    /// A job that was cancelled is not handed back but given up; one that was done nevertheless is done.
    private func withoutCancelled(_ ended: [JobEnding]) -> [JobEnding] {
        cancelled.withLock { ids in
            guard !ids.isEmpty else { return ended }
            return ended.map { ending in
                guard ids.remove(ending.job.id) != nil, case .released = ending.outcome else { return ending }
                return JobEnding(job: ending.job, outcome: Self.givenUp)
            }
        }
    }

    private static let givenUp = JobOutcome.failed(reason: "cancelled by an operator", delay: .zero, givesUp: true)

    /// Notes that a job which was rescued before is about to run. False when that could not be written.
    private func announce(_ jobs: [Job]) async -> Bool {
        for job in jobs where job.rescues > 0 {
            let binds: [Bind] = [.int8(lease.workerID), .int8(job.id), .int2(Int16(clamping: job.attempt))]
            do {
                guard try await client.query(JobStatements.start, binds).affected == 1 else { return false }
            } catch {
                return false
            }
        }
        return true
    }

    private func waitForRuns(until deadline: ContinuousClock.Instant) async {
        while machine.withLock({ $0.isRunning }), ContinuousClock.now < deadline {
            await signal.wait(for: min(deadline - .now, .milliseconds(250)))
        }
    }

    // MARK: Times

    private var longestTimeLimit: Duration { handlers.values.map(\.timeLimit).max() ?? .zero }

    /// Time to wait here for a slot, and twice the longest run: a batch that fails is tried again in parts.
    private var leaseLength: Duration { longestTimeLimit * 2 + .seconds(60) }

    private func lastStart(of claim: ContinuousClock.Instant) -> ContinuousClock.Instant {
        claim + leaseLength - longestTimeLimit * 2
    }

    private func noteFailure(_ message: Logger.Message, _ error: any Error) -> ContinuousClock.Instant {
        let count = failures.add(1, ordering: .relaxed).newValue
        logger.warning(message, error: error, metadata: ["queue": "\(queue)", "failures": "\(count)"])
        var generator = SystemRandomNumberGenerator()
        return .now + configuration.reconnect.delay(afterAttempt: count, using: &generator)
    }

    /// Workers that start together must not serve the same tenant first.
    private static func randomStart() -> String {
        String((0..<4).map { _ in "abcdefghijklmnopqrstuvwxyz0123456789".randomElement() ?? "a" })
    }
}
