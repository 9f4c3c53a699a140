import Tenancy

/// The parts of the console, in the order of the navigation.
enum ConsoleSection: CaseIterable, Sendable {
    case overview
    case people
    case groups
    case licences
    case log
    case notifications
    case audit
    case settings
    case users

    /// The part to which a path belongs; nil for none.
    init?(of path: String) {
        let found = Self.allCases.filter { $0.path != "/console" && (path == $0.path || path.hasPrefix($0.path + "/")) }
        guard let section = path == "/console" ? .overview : found.first else { return nil }
        self = section
    }

    var label: String {
        switch self {
        case .overview: "Overview"
        case .people: "People"
        case .groups: "Groups"
        case .licences: "Licences"
        case .log: "Provisioning log"
        case .notifications: "Notifications"
        case .audit: "Audit log"
        case .settings: "SCIM settings"
        case .users: "Console users"
        }
    }

    var path: String {
        switch self {
        case .overview: "/console"
        case .people: "/console/people"
        case .groups: "/console/groups"
        case .licences: "/console/licences"
        case .log: "/console/provisioning-log"
        case .notifications: "/console/notifications"
        case .audit: "/console/audit-log"
        case .settings: "/console/settings/scim"
        case .users: "/console/settings/users"
        }
    }

    func isShown(to role: ConsoleRole) -> Bool { self != .users || role.mayManageUsers }
}
