import Web

/// What a page says after a form was sent: a word in the URL stands for one of these sentences, and for nothing else.
enum DoneMessage: String, Sendable {
    case settingsSaved = "settings-saved"
    case configurationDisabled = "disabled"
    case configurationEnabled = "enabled"
    case configurationDeleted = "configuration-deleted"
    case tokenRevoked = "token-revoked"
    case seatRequested = "seat-requested"
    case seatRemoved = "seat-removed"
    case exclusionLifted = "exclusion-lifted"
    case deliveryRetried = "delivery-retried"
    case licenceAdded = "licence-added"
    case licenceChanged = "licence-changed"
    case releasesApproved = "releases-approved"
    case releasesRejected = "releases-rejected"

    /// Nil without one, and for a word that nobody knows.
    init?(_ query: String?) {
        guard let word = try? Query(query).value("done"), let message = Self(rawValue: word) else { return nil }
        self = message
    }

    var sentence: String {
        switch self {
        case .settingsSaved: "The settings were saved."
        case .configurationDisabled: "The configuration is disabled: its tokens are refused from now on."
        case .configurationEnabled: "The configuration is enabled again."
        case .configurationDeleted:
            "The configuration is gone and its tokens are refused. What becomes of its people follows in a moment."
        case .seatRequested: "The seat was asked for. The person has it, or a place in line, in a moment."
        case .seatRemoved: "The seat is taken back in a moment, and no rule gives it again."
        case .exclusionLifted: "The rules decide about this person again in a moment."
        case .deliveryRetried: "It is sent once more in a moment."
        case .licenceAdded: "The licence was added."
        case .licenceChanged: "The licence was changed. Seats follow in a moment."
        case .releasesApproved: "The held seats are released in a moment."
        case .releasesRejected: "The held seats stay with the people who have them."
        case .tokenRevoked: "The token was revoked and is refused from now on."
        }
    }
}
