/// What somebody may do in the console of a tenant.
package enum ConsoleRole: String, Sendable, Hashable, CaseIterable {
    /// Everything, and says who else uses the console.
    case owner
    /// Everything else.
    case admin
    /// Looks, and changes nothing.
    case auditor

    package var mayAct: Bool { self != .auditor }
    package var mayManageUsers: Bool { self == .owner }
}
