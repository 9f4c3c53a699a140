import FoundationEssentials
import Tenancy

/// Whom a text means, in lists that know people by their ids alone.
struct NamedPeople: Sendable {
    /// Of one text; each is asked for by itself.
    static let most = 50

    /// As it was typed.
    let text: String
    let ids: [UUID]
    /// Whether the text means more people than are asked for.
    let isCut: Bool

    /// What a page says of a text that means too many.
    var warning: String? {
        isCut ? "More than \(Self.most) people are called so; these are the first. Type more of the name." : nil
    }
}

extension ConsoleServices {
    /// Those whom the list of people finds by the text, and who has it as id, also when they are gone. Nil for no text.
    func people(named text: String, in context: ConsoleContext) async throws -> NamedPeople? {
        guard !text.isEmpty else { return nil }
        if let id = UUID(uuidString: text) { return NamedPeople(text: text, ids: [id], isCut: false) }
        let list = PeopleList(services: self, context: context, filter: PeopleFilter(text: text))
        let (people, next) = try await list.page(after: nil, limit: NamedPeople.most)
        return NamedPeople(text: text, ids: people.map(\.id), isCut: next != nil)
    }
}
