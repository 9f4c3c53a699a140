import Logging
import Postgres

/// One registration of a worker, from its row's insertion to its deletion or the loss of its lease.
struct WorkerShift: Sendable {
    enum Reason: Sendable {
        case stopped
        case leaseLost
    }

    let client: PostgresClient
    let configuration: JobWorkerConfiguration
    let logger: Logger
    let lease: WorkerLease
    let lanes: [QueueLane]
    let endings: EndingWriter
    let heartbeat: Heartbeat
    let duties: DutyRunner
    let rates: RateRecorder
    let vacuum: QueueVacuum
    let cancellations: CancellationWatch

    /// Works until `stop` or the loss of the lease, then lets go of everything that it holds.
    func run(until stop: StopRequest) async -> Reason {
        await withTaskGroup { group in
            group.addTask { await heartbeat.run() }
            group.addTask { await endings.run() }
            group.addTask { await duties.run() }
            group.addTask { await rates.run() }
            group.addTask { await vacuum.run() }
            group.addTask { await cancellations.run() }
            group.addTask { await listen() }
            let reason = await serve(until: stop)
            // Heart and writer go on until here: what still runs keeps its lease and its endings are written.
            await endings.drain(until: .now + configuration.lease.lifetime)
            await rates.flush()
            group.cancelAll()
            return reason
        }
    }

    private func serve(until stop: StopRequest) async -> Reason {
        await withTaskGroup { group in
            for lane in lanes { group.addTask { await lane.run() } }
            let reason = await waitForEnd(stop)
            lanes.forEach { $0.close() }
            await group.waitForAll()
            let deadline = ContinuousClock.now + (reason == .stopped ? configuration.shutdownLimit : .zero)
            for lane in lanes { group.addTask { await lane.finish(by: deadline) } }
            await group.waitForAll()
            return reason
        }
    }

    private func waitForEnd(_ stop: StopRequest) async -> Reason {
        await withTaskGroup(of: Reason.self) { group in
            group.addTask {
                await stop.wait()
                return .stopped
            }
            group.addTask {
                await heartbeat.waitForLoss()
                return .leaseLost
            }
            let reason = await group.next() ?? .stopped
            group.cancelAll()
            return reason
        }
    }

    /// Wakes lanes when writers say that there is work; without notifications the lanes poll.
    private func listen() async {
        for await notification in client.notifications(on: JobQueue.channel) {
            switch notification {
            case .listening: lanes.forEach { $0.wake() }
            case .received(let queue): lanes.first { $0.queue == queue }?.wake()
            }
        }
    }
}
