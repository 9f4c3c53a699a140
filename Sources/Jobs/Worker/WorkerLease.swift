import Synchronization

/// A worker's lease as all its tasks see it.
final class WorkerLease: Sendable {
    let workerID: Int64
    private let machine: Mutex<LeaseMachine>

    init(workerID: Int64, machine: LeaseMachine) {
        self.workerID = workerID
        self.machine = Mutex(machine)
    }

    var standing: LeaseMachine.Standing { machine.withLock { $0.standing(at: .now) } }
    var lossInstant: ContinuousClock.Instant { machine.withLock { $0.lossInstant } }

    func beat(sentAt instant: ContinuousClock.Instant) {
        machine.withLock { $0.beat(sentAt: instant) }
    }

    func revoke() {
        machine.withLock { $0.revoke() }
    }
}
