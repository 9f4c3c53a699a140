import FoundationEssentials
import Licensing

extension ConfirmationView {
    /// Adds what a rehearsal has shown: how many people get and lose a seat, and the first of them by name.
    mutating func show(_ seen: RehearsedSeats, _ people: [UUID: PersonLine], pools: [LicensePool]) {
        figures = RehearsedSeats.Effect.allCases.compactMap { effect in
            let count = seen.people.count { $0.effect == effect }
            return count == 0 ? nil : Figure(count: Grouped.text(count), sentence: effect.sentence(count))
        }
        let listed = seen.people.prefix(Self.mostPeople).map { person in
            let pool = pools.first { $0.id == person.poolID }?.name ?? "a licence"
            return Person(
                personPath: "/console/people/\(person.userID.text)",
                personName: people[person.userID]?.shownName ?? person.userID.text,
                effect: "\(person.effect.label) \(pool)", colour: person.effect.colour)
        }
        list(Array(listed), of: seen.people.count)
    }
}

extension RehearsedSeats.Effect {
    fileprivate func sentence(_ count: Int) -> String {
        let one = count == 1
        return switch self {
        case .gets: one ? "person would get a seat." : "people would get a seat."
        case .loses: one ? "person would lose the seat." : "people would lose their seats."
        case .waits: one ? "person would wait in line." : "people would wait in line."
        case .grace:
            one
                ? "person would keep the seat for the time of grace."
                : "people would keep their seats for the time of grace."
        case .held:
            one
                ? "seat would be held by the guard until somebody decides."
                : "seats would be held by the guard until somebody decides."
        case .keeps:
            one
                ? "person who was about to lose the seat would keep it."
                : "people who were about to lose their seats would keep them."
        case .limited:
            one ? "person would have to use the seat in time." : "people would have to use their seats in time."
        }
    }

    fileprivate var label: String {
        switch self {
        case .gets: "gets a seat of"
        case .loses: "loses the seat of"
        case .waits: "waits for"
        case .grace: "keeps for the time of grace a seat of"
        case .held: "is held with a seat of"
        case .keeps: "keeps the seat of"
        case .limited: "must use in time the seat of"
        }
    }

    fileprivate var colour: String {
        switch self {
        case .gets, .keeps: "green"
        case .loses: "red"
        case .waits, .grace, .held, .limited: "amber"
        }
    }
}
