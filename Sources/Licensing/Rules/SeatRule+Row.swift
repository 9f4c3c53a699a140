import Events
import FoundationEssentials
import JSON
import Postgres

extension SeatRule {
    /// Reads the columns of ``SeatRuleStatements/all``.
    init(_ row: Row) throws(PostgresError) {
        let (id, kind, subject, pool, priority, source) = try row.decode(
            UUID.self, String.self, UUID.self, UUID.self, Int.self, String.self)
        guard let kind = RuleSubject.Kind(rawValue: kind), let source = AssignmentSource(rawValue: source) else {
            throw .decoding("a rule has a kind or source that this release does not know")
        }
        self.init(id: id, subject: RuleSubject(kind, subject), poolID: pool, priority: priority, source: source)
    }

    /// The binds of ``SeatRuleStatements/set``.
    var binds: [Bind] {
        [
            .uuid(id), .text(subject.kind.rawValue), .uuid(subject.id), .uuid(poolID), .int4(Int32(priority)),
            .text(source.rawValue),
        ]
    }

    /// What an event of the rule carries.
    var data: JSONObject {
        [
            "kind": .string(subject.kind.rawValue), "subject_id": .id(subject.id), "pool_id": .id(poolID),
            "priority": .integer(Int64(priority)), "source": .string(source.rawValue),
        ]
    }

    /// What an event carries besides when the rule was another one before.
    func changes(from former: SeatRule) -> [Change] {
        let (old, new) = (former.data, data)
        return new.names.compactMap { name in
            old[name] == new[name] ? nil : Change(path: name, old: old[name], new: new[name])
        }
    }

    /// Reads what ``data`` wrote; nil for anything else.
    init?(_ id: UUID, _ data: JSONValue) {
        guard let kind = data["kind"]?.stringValue.flatMap(RuleSubject.Kind.init), let subject = data.id("subject_id"),
            let pool = data.id("pool_id"), let priority = data["priority"]?.integerValue,
            let source = data["source"]?.stringValue.flatMap(AssignmentSource.init)
        else { return nil }
        self.init(id: id, subject: RuleSubject(kind, subject), poolID: pool, priority: Int(priority), source: source)
    }
}
