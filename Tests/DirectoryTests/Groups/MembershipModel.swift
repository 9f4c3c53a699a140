/// What a directory with one group must hold after operations done one after the other. People are numbers.
struct MembershipModel: Hashable {
    enum Operation: Sendable, Hashable {
        case create(Int)
        case delete(Int)
        case add([Int])
        case remove([Int])
        case replace([Int])
    }

    var people: Set<Int>
    var members: Set<Int> = []
    /// Named as members before they exist.
    var parked: Set<Int> = []

    init(people: Set<Int>) {
        self.people = people
    }

    mutating func apply(_ operation: Operation) {
        switch operation {
        case .create(let person):
            people.insert(person)
            if parked.remove(person) != nil { members.insert(person) }
        case .delete(let person):
            people.remove(person)
            members.remove(person)
        case .add(let named):
            members.formUnion(people.intersection(named))
            parked.formUnion(Set(named).subtracting(people))
        case .remove(let named):
            members.subtract(named)
            parked.subtract(named)
        case .replace(let named):
            members = people.intersection(named)
            parked = Set(named).subtracting(people)
        }
    }

    /// Every state to which some order of the operations leads.
    func outcomes(of operations: [Operation]) -> Set<MembershipModel> {
        guard !operations.isEmpty else { return [self] }
        return operations.indices.reduce(into: []) { outcomes, index in
            var (next, rest) = (self, operations)
            next.apply(rest.remove(at: index))
            outcomes.formUnion(next.outcomes(of: rest))
        }
    }
}
