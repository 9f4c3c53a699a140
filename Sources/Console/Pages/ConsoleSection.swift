/// The parts of the console, in the order of the navigation.
enum ConsoleSection: CaseIterable, Sendable {
    case overview
    case settings

    var label: String {
        switch self {
        case .overview: "Overview"
        case .settings: "SCIM settings"
        }
    }

    var path: String {
        switch self {
        case .overview: "/console"
        case .settings: "/console/settings/scim"
        }
    }
}
