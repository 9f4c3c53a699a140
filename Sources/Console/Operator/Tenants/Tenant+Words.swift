import Tenancy

extension Tenant {
    /// Its state, for people.
    var stateLabel: String { deleteAt == nil ? state.rawValue : "being deleted" }

    var stateColour: String {
        guard deleteAt == nil else { return "red" }
        return state == .active ? "green" : "amber"
    }

    /// Its page for operators.
    var operatorPath: String { "/console/operator/tenants/\(slug)" }
}
