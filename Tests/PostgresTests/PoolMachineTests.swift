import Testing

@testable import Postgres

/// The decisions of the pool, without a server.
@Suite struct PoolMachineTests {
    private static let start = ContinuousClock.now

    private static func machine(shared: Int = 2, exclusive: Int = 2, tenants: Int = 500) -> PoolMachine {
        var configuration = PostgresConfiguration(url: "")
        configuration.sharedConnections = shared
        configuration.exclusiveConnections = exclusive
        configuration.tenantsPerConnection = tenants
        return PoolMachine(configuration: configuration)
    }

    private static func connect(
        _ machine: inout PoolMachine, _ actions: [PoolMachine.Action], at now: ContinuousClock.Instant = start
    ) -> [PoolMachine.Action] {
        var others: [PoolMachine.Action] = []
        for action in actions {
            guard case .connect(let id) = action else {
                others.append(action)
                continue
            }
            others += connect(&machine, machine.connected(id, now, jitter: 0.5), at: now)
        }
        return others
    }

    /// A pool whose first connections are open.
    private static func running(_ machine: PoolMachine) -> PoolMachine {
        var machine = machine
        _ = connect(&machine, machine.start(start))
        return machine
    }

    @Test func opensTheSharedLaneAndOneExclusiveConnection() {
        var machine = Self.machine(shared: 3, exclusive: 5)
        let actions = machine.start(Self.start)
        #expect(actions.count == 4)
        #expect(machine.start(Self.start).isEmpty)
    }

    @Test func servesWaitersInTheOrderOfTheirArrival() {
        var machine = Self.running(Self.machine(exclusive: 1))
        guard let id = machine.lease(for: nil) else { return unexpected() }
        for waiter in 1...3 { #expect(machine.wait(UInt64(waiter), on: .exclusive, for: nil, Self.start).isEmpty) }
        #expect(machine.lease(for: nil) == nil)
        for waiter in 1...3 {
            #expect(machine.release(id, Self.start) == [.grant(UInt64(waiter), id)])
        }
        #expect(machine.release(id, Self.start).isEmpty)
        #expect(machine.lease(for: nil) == id)
    }

    @Test func skipsAWaiterThatHasGone() {
        var machine = Self.running(Self.machine(exclusive: 1))
        guard let id = machine.lease(for: nil) else { return unexpected() }
        for waiter in 1...2 { _ = machine.wait(UInt64(waiter), on: .exclusive, for: nil, Self.start) }
        let answers = [machine.abandon(1), machine.abandon(1)]
        #expect(answers == [true, false])
        #expect(machine.release(id, Self.start) == [.grant(2, id)])
    }

    @Test func opensConnectionsForThoseWhoWaitAndNoMoreThanAllowed() {
        var machine = Self.running(Self.machine(exclusive: 3))
        _ = machine.lease(for: nil)
        var opened = 0
        for waiter in 1...5 {
            opened += machine.wait(UInt64(waiter), on: .exclusive, for: nil, Self.start).count
        }
        #expect(opened == 2)
    }

    @Test func refusesWhoHasWaitedTooLong() {
        var machine = Self.running(Self.machine(exclusive: 1))
        _ = machine.lease(for: nil)
        _ = machine.wait(1, on: .exclusive, for: nil, Self.start)
        #expect(machine.tick(Self.start + .seconds(4), jitter: 0).isEmpty)
        #expect(machine.tick(Self.start + .seconds(6), jitter: 0) == [.refuse(1, .acquisitionTimedOut)])
    }

    @Test func saysWhyWhenTheServerIsAway() {
        var machine = Self.machine(shared: 1, exclusive: 1)
        for case .connect(let id) in machine.start(Self.start) {
            machine.connectFailed(id, "connection refused", Self.start, jitter: 0)
        }
        _ = machine.wait(1, on: .shared, for: nil, Self.start)
        let refusals = machine.tick(Self.start + .seconds(6), jitter: 0).filter {
            if case .refuse = $0 { true } else { false }
        }
        #expect(refusals == [.refuse(1, .notConnected("connection refused"))])
    }

    @Test func probesWithOneConnectionAndBacksOff() {
        var machine = Self.machine(shared: 4, exclusive: 4)
        for case .connect(let id) in machine.start(Self.start) {
            machine.connectFailed(id, "refused", Self.start, jitter: 1)
        }
        var now = Self.start
        var waits: [Int] = []
        for _ in 0..<6 {
            var waited = 0
            var probe: PoolMachine.ConnectionID?
            while probe == nil {
                now += .milliseconds(25)
                waited += 25
                let actions = machine.tick(now, jitter: 1)
                #expect(actions.count <= 1)
                if case .connect(let id) = actions.first { probe = id }
            }
            waits.append(waited)
            if let probe { machine.connectFailed(probe, "refused", now, jitter: 1) }
        }
        #expect(waits == waits.sorted() && waits.last == 5000)
        now += .seconds(5)
        guard case .connect(let id) = machine.tick(now, jitter: 1).first else { return unexpected() }
        #expect(machine.connected(id, now, jitter: 0).count == 4)
    }

    @Test func keepsASchemaToTwoConnectionsAndTakesTheEmptier() {
        var machine = Self.running(Self.machine(shared: 6))
        for number in 0..<50 {
            let schema = SchemaName("tenant_\(number)")
            let favourite = machine.pickShared(for: schema, load: { _ in 0 })
            let other = machine.pickShared(for: schema, load: { $0 == favourite ? 9 : 0 })
            #expect(favourite != other)
            let third = machine.pickShared(for: schema, load: { $0 == favourite || $0 == other ? 9 : 0 })
            #expect(third == favourite)
        }
    }

    @Test func spreadsSchemasEvenly() {
        var machine = Self.running(Self.machine(shared: 4))
        var counts: [PoolMachine.ConnectionID: Int] = [:]
        for number in 0..<4000 {
            guard let id = machine.pickShared(for: SchemaName("tenant_\(number)"), load: { _ in 0 }) else { continue }
            counts[id, default: 0] += 1
        }
        #expect(counts.count == 4)
        #expect(counts.values.allSatisfy { (800...1200).contains($0) })
    }

    @Test func takesTheEmptiestConnectionForNoSchema() {
        var machine = Self.running(Self.machine(shared: 3))
        let ids = (1...3).map { UInt64($0) }
        for emptiest in ids {
            #expect(machine.pickShared(for: nil, load: { $0 == emptiest ? 1 : 5 }) == emptiest)
        }
    }

    @Test func replacesAConnectionThatHasServedManyTenants() {
        var machine = Self.running(Self.machine(shared: 1, exclusive: 1, tenants: 10))
        var old: PoolMachine.ConnectionID?
        for number in 0..<11 { old = machine.pickShared(for: SchemaName("tenant_\(number)"), load: { _ in 0 }) }
        let actions = machine.tick(Self.start, jitter: 0)
        guard case .connect(let new) = actions.first, let old else { return unexpected() }
        #expect(machine.pickShared(for: nil, load: { _ in 0 }) == old, "the old one serves until the new one is open")
        #expect(machine.connected(new, Self.start, jitter: 0) == [.retire(old)])
        #expect(machine.pickShared(for: nil, load: { _ in 0 }) == new)
    }

    @Test func replacesALeasedConnectionWhenItComesBack() {
        var machine = Self.running(Self.machine(shared: 1, exclusive: 1))
        guard let old = machine.lease(for: nil) else { return unexpected() }
        let later = Self.start + .seconds(3600)
        let actions = Self.connect(&machine, machine.tick(later, jitter: 0), at: later)
        #expect(actions.count == 1 && !actions.contains(.retire(old)), "only the shared one goes at once")
        #expect(machine.release(old, Self.start) == [.retire(old)])
        let new = machine.lease(for: nil)
        #expect(new != nil && new != old)
    }

    @Test func opensAnotherWhenOneIsLost() {
        var machine = Self.running(Self.machine(shared: 1, exclusive: 1))
        let later = Self.start + .seconds(10)
        guard let id = machine.pickShared(for: nil, load: { _ in 0 }) else { return unexpected() }
        let actions = machine.lost(id, later, jitter: 0)
        #expect(actions.count == 1)
        #expect(machine.pickShared(for: nil, load: { _ in 0 }) == nil)
        #expect(Self.connect(&machine, actions, at: later).isEmpty)
        #expect(machine.pickShared(for: nil, load: { _ in 0 }) != nil)
    }

    @Test func doesNotReopenAtOnceWhatIsLostAtOnce() {
        var machine = Self.running(Self.machine(shared: 1, exclusive: 1))
        guard let id = machine.pickShared(for: nil, load: { _ in 0 }) else { return unexpected() }
        #expect(machine.lost(id, Self.start + .milliseconds(10), jitter: 1).isEmpty)
        #expect(machine.tick(Self.start + .seconds(1), jitter: 1).count == 1)
    }

    @Test func closesExclusiveConnectionsThatNobodyUses() {
        var machine = Self.running(Self.machine(shared: 1, exclusive: 3))
        let leases = [machine.lease(for: nil)].compactMap { $0 }
        var actions = machine.wait(1, on: .exclusive, for: nil, Self.start)
        actions += machine.wait(2, on: .exclusive, for: nil, Self.start)
        var granted = leases
        for case .grant(_, let id) in Self.connect(&machine, actions) { granted.append(id) }
        #expect(granted.count == 3)
        for id in granted { #expect(machine.release(id, Self.start).isEmpty) }
        #expect(machine.tick(Self.start + .seconds(30), jitter: 0).isEmpty)
        #expect(machine.tick(Self.start + .seconds(61), jitter: 0).count == 2)
        #expect(machine.lease(for: nil) != nil)
    }

    @Test func givesUpAnAttemptThatHangs() {
        var machine = Self.machine(shared: 1, exclusive: 1)
        let first = machine.start(Self.start)
        let late = Self.start + .seconds(60)
        _ = machine.tick(late, jitter: 0)
        #expect(!machine.tick(late + .seconds(10), jitter: 0).isEmpty)
        guard case .connect(let id) = first.first else { return unexpected() }
        #expect(machine.connected(id, late, jitter: 0) == [.retire(id)])
    }

    @Test func refusesEverybodyOnceStopped() {
        var machine = Self.running(Self.machine(shared: 1, exclusive: 1))
        guard let leased = machine.lease(for: nil) else { return unexpected() }
        _ = machine.wait(1, on: .exclusive, for: nil, Self.start)
        let actions = machine.stop()
        #expect(actions.contains(.refuse(1, .closed)))
        #expect(machine.wait(2, on: .shared, for: nil, Self.start) == [.refuse(2, .closed)])
        #expect(!machine.isDrained)
        for case .retire(let id) in actions + machine.release(leased, Self.start) {
            _ = machine.lost(id, Self.start, jitter: 0)
        }
        #expect(machine.isDrained)
    }
}
