import Tenancy

extension Tenant {
    private var standing: TenantStanding {
        guard deleteAt == nil else { return .ending }
        return state == .active ? .active : .suspended
    }

    /// Its state, for people.
    var stateLabel: String { standing.label }

    var stateColour: String { standing.colour }

    /// Its page for operators.
    var operatorPath: String { "/console/operator/tenants/\(slug)" }
}

extension TenantStanding {
    var label: String {
        switch self {
        case .active: "active"
        case .suspended: "suspended"
        case .ending: "being deleted"
        }
    }

    var colour: String {
        switch self {
        case .active: "green"
        case .suspended: "amber"
        case .ending: "red"
        }
    }
}
