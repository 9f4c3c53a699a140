import Tenancy
import Web

/// Which users of the console a list shows, as its URL says.
struct UserSearch: Sendable {
    /// A part of a name or an address.
    var text = ""
    /// Nil for every role.
    var role: ConsoleRole?

    init() {}

    init(_ query: Query) {
        (text, role) = (query.text("q"), ConsoleRole(rawValue: query.text("role")))
    }

    var isEmpty: Bool { text.isEmpty && role == nil }

    var parameters: [(String, String)] { [("q", text), ("role", role?.rawValue ?? "")] }

    var roles: [Choice] {
        [Choice("", "Everybody", chosen: role?.rawValue ?? "")]
            + ConsoleRole.allCases.map {
                Choice(
                    $0.rawValue, $0.rawValue.prefix(1).uppercased() + $0.rawValue.dropFirst() + "s",
                    chosen: role?.rawValue ?? "")
            }
    }
}
