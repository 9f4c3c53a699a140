import Events
import FoundationEssentials
import JSON
import Postgres
import SeededGenerator
import Synchronization
import Tenancy

@testable import Licensing

/// One of several clients that do whatever can be done to seats, at random.
struct SeatClient {
    /// What the clients know of each other's work.
    final class Shared: Sendable {
        struct Things: Sendable {
            var pools: [UUID] = []
            var groups: [UUID] = []
            var rules: [UUID] = []
        }

        let things = Mutex(Things())
    }

    static let people = 150

    let world: World
    let shared: Shared
    let other: SCIMConfiguration
    var random: SeededGenerator

    /// Does one thing. What is refused, or ends with a broken connection, counts too: the log says what came of it.
    mutating func act() async {
        do {
            switch Int.random(in: 0..<108, using: &random) {
            case 0..<27: try await commit(.userCreated)
            case 27..<37: try await commit(.userActivated)
            case 37..<49: try await commit(.userDeactivated)
            case 49..<54: try await commit(.userDeleted)
            case 54..<66: try await changeMembers()
            case 66..<67: try await deleteGroup()
            case 67..<74: try await changeRules()
            case 74..<86: try await ask()
            case 86..<96: try await changePool()
            case 96..<100: try await decide()
            case 100..<104: try await world.deadlines.tell(of: world.tenant)
            case 104..<106: if chance(of: 5) { try await world.terminateBackends() }
            default: try await turnSwitch()
            }
        } catch {
            await Task.yield()
        }
    }

    private mutating func number() -> Int { Int.random(in: 1...Self.people, using: &random) }

    private mutating func chance(of part: Int) -> Bool { Int.random(in: 0..<part, using: &random) == 0 }

    private mutating func pick(_ ids: (Shared.Things) -> [UUID]) -> UUID {
        let ids = shared.things.withLock { ids($0) }
        return ids.randomElement(using: &random) ?? .numbered(9999)
    }

    private mutating func commit(_ type: EventType) async throws {
        let configuration = chance(of: 3) ? other.id : world.configuration.id
        let data: JSONObject = [
            "configuration_id": .string(configuration.uuidString.lowercased()), "active": .bool(!chance(of: 8)),
        ]
        let events = [number(), number()].prefix(chance(of: 3) ? 2 : 1).map {
            NewEvent(type: type, subject: .numbered($0), data: data)
        }
        try await world.database.transaction(for: world.tenant) { world.log.append(Array(events), in: $0) }
    }

    private mutating func changeMembers() async throws {
        let group = pick(\.groups)
        let people = Set((1...12).map { _ in number() }).shuffled(using: &random)
        let cut = Int.random(in: 0...people.count, using: &random)
        let texts = { (users: ArraySlice<Int>) in JSONValue.array(users.map { .string("\(UUID.numbered($0))") }) }
        let event = NewEvent(
            type: .groupMembersChanged, subject: group,
            data: ["added": texts(people.prefix(cut)), "removed": texts(people.dropFirst(cut))])
        try await world.database.transaction(for: world.tenant) { world.log.append([event], in: $0) }
    }

    private mutating func deleteGroup() async throws {
        let group = pick(\.groups)
        let successor = UUID.random(using: &random)
        try await world.addGroup(successor)
        shared.things.withLock { things in
            things.groups.removeAll { $0 == group }
            things.groups.append(successor)
        }
        try await world.database.transaction(for: world.tenant) { transaction in
            world.log.append([NewEvent(type: .groupDeleted, subject: group)], in: transaction)
        }
    }

    private mutating func changeRules() async throws {
        let (pool, rule, priority) = (pick(\.pools), pick(\.rules), Int.random(in: 0...5, using: &random))
        if chance(of: 2) {
            let subject =
                chance(of: 6) ? RuleSubject(.configuration, other.id) : RuleSubject(.group, pick(\.groups))
            let made = try await world.rules.create(
                NewLicenseRule(subject: subject, poolID: pool, priority: priority), for: world.tenant)
            shared.things.withLock { $0.rules.append(made.id) }
        } else if chance(of: 2) {
            _ = try await world.rules.update(
                rule, LicenseRuleChange(poolID: chance(of: 2) ? pool : nil, priority: priority), of: world.tenant)
        } else {
            try await world.rules.delete(rule, of: world.tenant)
            shared.things.withLock { things in things.rules.removeAll { $0 == rule } }
        }
    }

    private mutating func ask() async throws {
        let (user, pool, tenant) = (UUID.numbered(number()), pick(\.pools), world.tenant)
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<4: try await world.requests.assign(user, from: pool, .manual, of: tenant)
        case 4..<6: try await world.requests.remove(user, from: pool, .api, of: tenant)
        case 6..<8: try await world.requests.liftExclusion(user, from: pool, of: tenant)
        default: try await world.requests.activate(user, from: pool, of: tenant)
        }
    }

    private mutating func changePool() async throws {
        let (pool, tenant) = (pick(\.pools), world.tenant)
        switch Int.random(in: 0..<12, using: &random) {
        case 0..<5:
            let seats = Int.random(in: 0...40, using: &random)
            _ = try await world.pools.update(pool, LicensePoolChange(seats: seats), of: tenant)
        case 5..<8:
            let change = LicensePoolChange(
                graceHours: Int.random(in: 0...2, using: &random), reclaimDays: Int.random(in: 0...1, using: &random),
                thresholds: chance(of: 2) ? [50, 80, 100] : [90])
            _ = try await world.pools.update(pool, change, of: tenant)
        case 8..<10:
            let people = (1...8).map { _ in UUID.numbered(number()) }
            try await world.requests.reclaim(people, from: pool, of: tenant)
        case 10:
            let made = try await world.pools.create(
                NewLicensePool(
                    name: "\(UInt64.random(in: 0 ... .max, using: &random))", product: chance(of: 2) ? "p" : "q",
                    seats: Int.random(in: 0...30, using: &random)), for: tenant)
            shared.things.withLock { $0.pools.append(made.id) }
        default:
            try await world.pools.delete(pool, of: tenant)
            shared.things.withLock { things in things.pools.removeAll { $0 == pool } }
        }
    }

    private mutating func decide() async throws {
        if chance(of: 4) {
            let (minimum, percent) = (Int.random(in: 3...15, using: &random), Int.random(in: 5...40, using: &random))
            _ = try await world.guardian.update(of: world.tenant) { settings in
                settings.minimum = minimum
                settings.percent = percent
            }
        } else {
            try await world.guardian.resolve(isApproved: chance(of: 2), of: world.tenant)
        }
    }

    /// The switch stands in the control schema and is no event until the fold notices it.
    private mutating func turnSwitch() async throws {
        let switched = chance(of: 3) ? AutoAssign.off : AutoAssign(isEnabled: true, poolID: pick(\.pools))
        let configurations = SCIMConfigurationStore(
            database: world.database, identifiers: .random, clock: .system)
        _ = try await configurations.update(
            chance(of: 3) ? other.id : world.configuration.id, SCIMConfigurationChange(autoAssign: switched),
            of: world.tenant)
    }
}

extension UUID {
    fileprivate static func random(using random: inout SeededGenerator) -> UUID {
        .numbered(Int.random(in: 1_000_000...2_000_000, using: &random))
    }
}
