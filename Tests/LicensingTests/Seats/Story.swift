import Events
import FoundationEssentials
import JSON

/// Events as the log has them, for tests that need no log. Times go on by a second with each sequence.
struct Story {
    static let configuration = UUID.numbered(800)
    static let pool = UUID.numbered(900)

    private(set) var events: [Event] = []

    mutating func add(
        _ type: EventType, _ subject: UUID, at sequence: Int64? = nil, _ data: JSONObject = JSONObject()
    ) {
        let sequence = sequence ?? (events.last?.sequence ?? 0) + 1
        events.append(
            Event(
                id: .numbered(Int(sequence)), sequence: sequence, type: type,
                time: Date(timeIntervalSince1970: Double(sequence)), subject: subject, data: data.serialized()))
    }

    mutating func create(_ user: Int, by configuration: UUID = configuration) {
        add(.userCreated, .numbered(user), ["configuration_id": .string(configuration.uuidString), "active": true])
    }

    mutating func deactivate(_ user: Int) { add(.userDeactivated, .numbered(user)) }

    mutating func activate(_ user: Int) { add(.userActivated, .numbered(user)) }

    mutating func delete(_ user: Int) { add(.userDeleted, .numbered(user)) }

    mutating func members(of group: UUID, added: [Int] = [], removed: [Int] = []) {
        let texts = { (users: [Int]) in JSONValue.array(users.map { .string(UUID.numbered($0).uuidString) }) }
        add(.groupMembersChanged, group, ["added": texts(added), "removed": texts(removed)])
    }

    mutating func request(_ type: EventType, _ user: Int, pool: UUID = pool) {
        add(type, .numbered(user), ["pool_id": .string(pool.uuidString), "source": "manual"])
    }

    mutating func expire(_ user: Int, pool: UUID = pool, dueAt: Date) {
        add(
            .licenseExpired, .numbered(user),
            [
                "pool_id": .string(pool.uuidString),
                "due_at_us": .integer(Int64((dueAt.timeIntervalSince1970 * 1_000_000).rounded())),
            ])
    }
}
