import JSON
import SCIM

/// What a whole request does to the members of a group: the sum of its operations, in order.
///
/// A difference, so that requests at the same moment lose nothing of each other's.
struct MembershipEdit: Sendable, Hashable {
    /// Whether everyone goes who isn't added.
    private(set) var replacesAll = false
    /// Who is to be a member, in the order of the request.
    private(set) var added: [String] = []
    /// Who is to be none; nobody when all are replaced.
    private(set) var removed: Set<String> = []
    /// Those of `added` who have not been removed again; empty once all is summed up.
    private var isAdded: Set<String> = []

    init() {}

    /// Sums up; `current` are the members, needed where `needsMembers(_:)` says so.
    init(_ changes: [MembershipChange], current: [Reference] = []) {
        for change in changes {
            switch change {
            case .add(let members): add(members)
            case .remove(let names): remove(names)
            case .removeAll: replaceAll(with: [])
            case .replace(let members): replaceAll(with: members)
            case .removeMatching(let filter): remove(matches(of: filter, current))
            }
        }
        // Who was added, removed and added again stands there twice.
        added = added.filter { isAdded.remove($0) != nil }
    }

    var isEmpty: Bool {
        !replacesAll && added.isEmpty && removed.isEmpty
    }

    /// Everyone whom it names.
    var names: [String] {
        added + removed
    }

    /// Whether a change can only be understood with the group's members at hand.
    static func needsMembers(_ changes: [MembershipChange]) -> Bool {
        changes.contains { change in
            if case .removeMatching = change { true } else { false }
        }
    }

    private mutating func add(_ members: [Member]) {
        for member in members {
            removed.remove(member.value)
            if isAdded.insert(member.value).inserted { added.append(member.value) }
        }
    }

    private mutating func replaceAll(with members: [Member]) {
        self = MembershipEdit()
        replacesAll = true
        add(members)
    }

    private mutating func remove(_ names: [String]) {
        for name in names {
            isAdded.remove(name)
            if !replacesAll { removed.insert(name) }
        }
    }

    private func matches(of filter: Filter, _ current: [Reference]) -> [String] {
        let evaluator = FilterEvaluator(filter, for: nil)
        let present = replacesAll ? [] : current.map { $0.element(of: .group, at: "") }
        let added = isAdded.map { JSONObject([("value", .string($0))]) }
        return (present + added).filter(evaluator.matches).compactMap { $0["value"]?.stringValue }
    }
}
