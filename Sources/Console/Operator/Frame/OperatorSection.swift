/// The parts of the console for operators, in the order of the navigation.
enum OperatorSection: CaseIterable, Sendable {
    case tenants
    case queues
    case jobs
    case schedules
    case deliveries
    case migrations
    case system

    /// The part to which a path belongs; nil for none.
    init?(of path: String) {
        let found = Self.allCases.filter { $0 != .tenants && (path == $0.path || path.hasPrefix($0.path + "/")) }
        let isOfTenants =
            [Self.tenants.path, ShowNewTenant.path].contains(path) || path.hasPrefix(Self.tenants.path + "/tenants/")
        guard let section = isOfTenants ? .tenants : found.first else { return nil }
        self = section
    }

    var label: String {
        switch self {
        case .tenants: "Tenants"
        case .queues: "Queues"
        case .jobs: "Jobs"
        case .schedules: "Schedules"
        case .deliveries: "Deliveries"
        case .migrations: "Migrations"
        case .system: "System"
        }
    }

    var path: String {
        switch self {
        case .tenants: "/console/operator"
        case .queues: "/console/operator/queues"
        case .jobs: "/console/operator/jobs"
        case .schedules: "/console/operator/schedules"
        case .deliveries: "/console/operator/deliveries"
        case .migrations: "/console/operator/migrations"
        case .system: "/console/operator/system"
        }
    }
}
