import Tenancy
import Web

/// Which tenants an operator wants to see, as the address of the page says it.
struct TenantsFilter: Sendable, Hashable {
    /// The beginning of a slug or a name.
    var text = ""
    /// Nil for any.
    var standing: TenantStanding?

    init() {}

    init(_ query: Query) {
        (text, standing) = (query.text("q"), TenantStanding(rawValue: query.text("state")))
    }

    /// Names and values, as they stand in an address.
    var parameters: [(String, String)] { [("q", text), ("state", standing?.rawValue ?? "")] }

    var isEmpty: Bool { parameters.allSatisfy { $0.1.isEmpty } }

    var sought: TenantFilter { TenantFilter(text: text, standing: standing) }

    var choices: [Choice] {
        let chosen = standing?.rawValue ?? ""
        return [Choice("", "Any state", chosen: chosen)]
            + TenantStanding.allCases.map { Choice($0.rawValue, $0.label.capitalizedFirst, chosen: chosen) }
    }
}
