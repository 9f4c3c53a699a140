import Provisioning

extension ProvisioningOperation {
    var label: String {
        switch self {
        case .create: "Create"
        case .update: "Update"
        case .replace: "Replace"
        case .delete: "Delete"
        case .search: "Search"
        case .read: "Read"
        case .bulk: "Bulk"
        case .discovery: "Discovery"
        case .connectionTest: "Connection test"
        case .token: "Access token"
        case .other: "Other"
        case .gap: "Gap in the log"
        }
    }
}

extension ProvisioningOutcome {
    var colour: String {
        switch self {
        case .success: "green"
        case .failure: "red"
        case .skipped: "grey"
        case .warning: "amber"
        }
    }
}
