import Foundation
package import Logging
package import Metrics
package import Postgres

/// Takes jobs from the queues of its handlers and runs them.
///
/// Nothing that the database does ends a worker: it waits with back-off and goes on. While its heartbeats fail it fetches
/// nothing; before others take its jobs it has let go of them and starts again under a new id.
package final class JobWorker: Sendable {
    private let client: PostgresClient
    private let handlers: [any JobHandler]
    private let schedules: ScheduleKeeper
    private let configuration: JobWorkerConfiguration
    private let logger: Logger
    private let metrics: JobMetrics
    private let stop = StopRequest()

    /// - Parameters:
    ///   - handlers: one for each kind; of two for one kind the first counts.
    ///   - recurring: what this worker enqueues at its moments, together with all others that know it.
    package init(
        client: PostgresClient, handlers: [any JobHandler], recurring: [RecurringJob] = [],
        configuration: JobWorkerConfiguration = .init(), logger: Logger,
        metrics: any MetricsFactory = MetricsSystem.factory
    ) {
        self.client = client
        self.handlers = handlers
        schedules = ScheduleKeeper(client: client, jobs: recurring)
        self.configuration = configuration
        self.logger = logger
        self.metrics = JobMetrics(factory: metrics)
        self.metrics.begin(handlers.map(\.kind))
    }

    /// Works until the task is cancelled; then claims nothing more, lets running handlers finish within the limit, hands the
    /// rest back and removes its row. The client's `run()` must go on until this returns. Call it once.
    package func run() async {
        // Not a child: cancellation asks for a finish and must not reach the statements that it takes.
        let work = Task { await self.work() }
        await withTaskCancellationHandler {
            await work.value
        } onCancel: {
            stop.make()
        }
    }

    private func work() async {
        while !stop.isMade {
            guard let lease = await register() else { return }
            var logger = logger
            logger[metadataKey: "worker.id"] = "\(lease.workerID)"
            logger.info("The worker takes jobs.", metadata: ["queues": "\(queues.joined(separator: " "))"])
            let reason = await shift(under: lease, logger: logger).run(until: stop)
            await deregister(lease.workerID)
            switch reason {
            case .stopped: logger.info("The worker has stopped.")
            case .leaseLost: logger.error("The worker's lease was lost; it starts anew.")
            }
        }
    }

    private func shift(under lease: WorkerLease, logger: Logger) -> WorkerShift {
        let endings = EndingWriter(
            client: client, workerID: lease.workerID, configuration: configuration, logger: logger)
        let rates = RateRecorder(
            client: client, workerID: lease.workerID, interval: configuration.lease.interval, logger: logger)
        let lanes = queues.map { queue in
            QueueLane(
                queue: queue, handlers: handlers.filter { $0.kind.queue == queue }, client: client, lease: lease,
                endings: endings, configuration: configuration, metrics: metrics, rates: rates, logger: logger)
        }
        return WorkerShift(
            client: client, configuration: configuration, logger: logger, lease: lease, lanes: lanes, endings: endings,
            heartbeat: Heartbeat(client: client, lease: lease, timing: configuration.lease, logger: logger),
            duties: DutyRunner(
                client: client, configuration: configuration, schedules: schedules, metrics: metrics, logger: logger
            ) { queue in
                lanes.first { $0.queue == queue }?.wake()
            },
            rates: rates, vacuum: QueueVacuum(client: client, logger: logger),
            cancellations: CancellationWatch(
                client: client, lease: lease, interval: configuration.lease.interval, logger: logger
            ) { ids in
                lanes.forEach { $0.cancel(ids) }
            })
    }

    /// Keeps trying until the database answers; nil when the worker is stopped before.
    private func register() async -> WorkerLease? {
        var failures = 0
        while !stop.isMade {
            let sent = ContinuousClock.now
            do {
                let binds: [Bind] = [.text(Self.hostName), .int4(ProcessInfo.processInfo.processIdentifier)]
                try await schedules.register()
                for row in try await client.query(WorkerStatements.register, binds) {
                    let machine = LeaseMachine(timing: configuration.lease, registered: sent)
                    return WorkerLease(workerID: try row.decode(Int64.self, at: 0), machine: machine)
                }
            } catch {
                logger.warning("The worker could not be registered; trying again.", error: error)
            }
            failures += 1
            var generator = SystemRandomNumberGenerator()
            await stop.wait(for: configuration.reconnect.delay(afterAttempt: failures, using: &generator))
        }
        return nil
    }

    /// Whatever the row still holds is rescued at once when it is gone; if it can't be removed now, after its lifetime.
    private func deregister(_ workerID: Int64) async {
        do {
            _ = try await client.query(WorkerStatements.deregister, [.int8(workerID)])
        } catch {
            logger.notice("The worker's row could not be removed; it expires.", error: error)
        }
    }

    private var queues: [String] { Set(handlers.map(\.kind.queue)).sorted() }

    private static var hostName: String {
        var name = [CChar](repeating: 0, count: 256)
        guard gethostname(&name, name.count - 1) == 0 else { return "unknown" }
        return String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
