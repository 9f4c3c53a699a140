import Directory
import FoundationEssentials
import JSON
import Licensing
import SCIM
import Web

/// Which people a list shows, as its URL says.
struct PeopleFilter: Sendable {
    /// The beginning of a user name or a display name, or a whole mail address.
    let text: String
    /// `active`, `inactive`, or empty for both.
    let state: String
    /// The configuration that provisioned them.
    let source: UUID?
    /// The licence of which they have a seat or wait for one.
    let pool: UUID?
    let seat: AssignmentState
    /// As it stood in the URL, to be chosen again.
    let licence: String

    init(_ query: Query) {
        text = query.text("q")
        state = ["active", "inactive"].contains(query.text("state")) ? query.text("state") : ""
        source = query.id("source")
        let parts = query.text("licence").split(separator: ".", maxSplits: 1).map(String.init)
        let chosen = parts.first.flatMap { UUID(uuidString: $0) }
        let state = parts.count == 2 ? AssignmentState(rawValue: parts[1]) ?? .assigned : .assigned
        (pool, seat) = (chosen, state)
        licence = chosen.map { "\($0.text).\(state.rawValue)" } ?? ""
    }

    /// Whom the text finds, whatever else is true of them.
    init(text: String) {
        (self.text, state, licence) = (text, "", "")
        (source, pool, seat) = (nil, nil, .assigned)
    }

    var isEmpty: Bool { text.isEmpty && state.isEmpty && source == nil && pool == nil }

    var parameters: [(String, String)] {
        [("q", text), ("state", state), ("source", source?.text ?? ""), ("licence", licence)]
    }

    /// Whether it leaves few people, whom an index of the directory finds.
    var isSelective: Bool { !text.isEmpty || state == "inactive" }

    /// In SCIM's words; nil for everybody. An index serves names, addresses, sources and who is not active. Who is active is met
    /// soon by a walk, unless nearly nobody is.
    var scimFilter: String? {
        var parts: [String] = []
        if !text.isEmpty {
            let value = JSONValue.string(text).serialized()
            parts.append(
                text.contains("@")
                    ? "(userName sw \(value) or emails.value eq \(value))"
                    : "(userName sw \(value) or displayName sw \(value))")
        }
        if !state.isEmpty { parts.append("active eq \(state == "active")") }
        return parts.isEmpty ? nil : parts.joined(separator: " and ")
    }

    /// State and source decided about one person, where the list comes from the seats.
    func passes(_ line: PersonLine) -> Bool {
        if !state.isEmpty, line.isActive != (state == "active") { return false }
        return source == nil || line.configurationID == source
    }
}
