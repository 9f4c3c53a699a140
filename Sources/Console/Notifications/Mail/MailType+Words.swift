import Notifications

extension MailType {
    /// What the mail is about.
    var label: String {
        switch self {
        case .licenseWaitlisted: "People wait for a seat"
        case .poolThresholdReached: "Many seats are taken"
        case .poolExhausted: "No seat is free"
        case .tokenExpiring: "A token ends soon"
        case .tokenExpired: "A token has ended"
        case .secretExpiring: "A client's secret ends soon"
        case .secretExpired: "A client's secret has ended"
        case .endpointDisabled: "An endpoint was disabled"
        case .deletionGuardTripped: "The guard holds releases"
        case .configurationUnhealthy: "A connection is in trouble"
        case .userWelcome: "Welcome to a person"
        case .licenseAssigned: "To a person: a seat"
        case .licensePromoted: "To a person: a seat after waiting"
        case .digest: "Several at once"
        }
    }

    var path: String { "/console/notifications/templates/\(rawValue)" }
}

extension MailDelivery {
    var label: String {
        switch self {
        case .atOnce: "At once"
        case .digest: "In the digest"
        case .off: "Off"
        }
    }
}
