import Events
import FoundationEssentials
import JSON

extension PlainSeats {
    /// An event as this telling reads it.
    struct Moment {
        let sequence: Int64
        let time: Date
        let subject: UUID
        let data: JSONValue

        var pool: UUID? { id("pool_id") }

        func id(_ name: String) -> UUID? { data[name]?.stringValue.flatMap { UUID(uuidString: $0) } }
        func ids(_ name: String) -> Set<UUID> {
            Set((data[name]?.arrayValue ?? []).compactMap { $0.stringValue.flatMap { UUID(uuidString: $0) } })
        }
        func integer(_ name: String) -> Int? { data[name]?.integerValue.map { Int($0) } }
        func text(_ name: String) -> String? { data[name]?.stringValue }
    }

    mutating func follow(_ event: Event) {
        guard let data = try? JSONParser.parse(event.data) else { return }
        let moment = Moment(sequence: event.sequence, time: event.time, subject: event.subject, data: data)
        let parts = event.type.rawValue.split(separator: ".").map(String.init)
        switch parts[0] {
        case "user": person(parts[1], moment)
        case "group": group(parts[1], moment)
        case "license": request(parts[1], moment)
        case "license_rule": rule(parts[1], moment)
        case "license_pool": pool(parts[1], moment)
        case "deletion_guard": guarded(parts[1], moment)
        default: break
        }
    }

    private mutating func person(_ what: String, _ moment: Moment) {
        let user = moment.subject
        switch what {
        case "created":
            people[user] = (moment.id("configuration_id"), moment.data["active"] == true)
            review(user, "deactivated", moment)
        case "activated":
            people[user] = (moment.id("configuration_id") ?? people[user]?.configuration, true)
            review(user, "rule_changed", moment)
        case "deactivated":
            if people[user] != nil { people[user]?.isActive = false }
            review(user, "deactivated", moment)
        case "deleted":
            people[user] = nil
            for group in members.keys { members[group]?.remove(user) }
            wishes = wishes.filter { $0.key.user != user }
            review(user, "deleted", moment)
        default: break
        }
    }

    private mutating func group(_ what: String, _ moment: Moment) {
        let group = moment.subject
        let isRuled = rules.values.contains { $0.kind == "group" && $0.subject == group }
        if what == "members_changed" {
            let (added, removed) = (moment.ids("added"), moment.ids("removed"))
            for user in added.union(removed).sorted() {
                if added.contains(user) { members[group, default: []].insert(user) }
                if !added.contains(user) { members[group]?.remove(user) }
                if isRuled { review(user, added.contains(user) ? "rule_changed" : "left_group", moment) }
            }
        } else if what == "deleted" {
            let former = members.removeValue(forKey: group) ?? []
            guard isRuled else { return }
            for user in former.sorted() { review(user, "group_deleted", moment) }
            rules = rules.filter { $0.value.kind != "group" || $0.value.subject != group }
        }
    }

    private mutating func rule(_ what: String, _ moment: Moment) {
        guard let kind = moment.text("kind"), let subject = moment.id("subject_id"), let pool = moment.pool,
            let priority = moment.integer("priority"), let source = moment.text("source")
        else { return }
        let rule = Rule(kind: kind, subject: subject, pool: pool, priority: priority, source: source)
        if what == "deleted" {
            rules[moment.subject] = nil
        } else {
            if rules[moment.subject] == rule { return }
            rules[moment.subject] = rule
        }
        let concerned =
            kind == "group"
            ? members[subject] ?? [] : Set(people.filter { $0.value.configuration == subject }.keys)
        for user in concerned.sorted() {
            review(user, what == "deleted" ? "rule_deleted" : "rule_changed", moment)
        }
    }

    private mutating func guarded(_ what: String, _ moment: Moment) {
        if what == "updated" {
            guardian = (
                moment.data["enabled"] == true, moment.integer("minimum") ?? 0, moment.integer("percent") ?? 0,
                moment.integer("window_minutes") ?? 0
            )
        } else if what == "resolved", let trip, moment.integer("tripped_sequence").map({ Int64($0) }) ?? trip == trip {
            self.trip = nil
            releases = [:]
            let held = claims.filter { $0.value.heldReason != nil }.keys
            for user in Set(held.map(\.user)).sorted() {
                for key in held.filter({ $0.user == user }).sorted(by: { $0.pool < $1.pool }) {
                    decide(key, moment.text("decision") == "approved", moment)
                }
                tellLevels(moment)
            }
        }
    }

    private mutating func decide(_ key: Key, _ isApproved: Bool, _ moment: Moment) {
        guard let claim = claims[key], let reason = claim.heldReason else { return }
        if isApproved { return giveUp(key, reason, moment) }
        if people[key.user] == nil { return end(key, "deleted", moment) }
        claims[key]?.heldReason = nil
        claims[key]?.reason = "guard_rejected"
        setDue(key, deadline(key, from: moment.time))
        note(key)
    }
}
