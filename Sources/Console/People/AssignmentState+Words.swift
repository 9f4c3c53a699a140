import Licensing

extension AssignmentState {
    var label: String {
        switch self {
        case .waitlisted: "waits"
        case .assigned: "has a seat"
        case .grace: "in grace"
        case .released: "released"
        }
    }

    var colour: String {
        switch self {
        case .assigned: "green"
        case .waitlisted, .grace: "amber"
        case .released: "grey"
        }
    }
}
