import Web

/// What a page says after a form was sent: a word in the URL stands for one of these sentences, and for nothing else.
enum DoneMessage: String, Sendable {
    case settingsSaved = "settings-saved"
    case configurationDisabled = "disabled"
    case configurationEnabled = "enabled"
    case configurationDeleted = "configuration-deleted"
    case tokenRevoked = "token-revoked"
    case clientSecretRevoked = "client-secret-revoked"
    case clientDeleted = "client-deleted"
    case seatRequested = "seat-requested"
    case seatRemoved = "seat-removed"
    case exclusionLifted = "exclusion-lifted"
    case deliveryRetried = "delivery-retried"
    case licenceAdded = "licence-added"
    case licenceChanged = "licence-changed"
    case releasesApproved = "releases-approved"
    case releasesRejected = "releases-rejected"
    case ruleAdded = "rule-added"
    case ruleChanged = "rule-changed"
    case ruleRemoved = "rule-removed"
    case seatsReclaimed = "seats-taken"
    case endpointChanged = "endpoint-changed"
    case endpointEnabled = "endpoint-enabled"
    case endpointDisabled = "endpoint-disabled"
    case endpointDeleted = "endpoint-deleted"
    case testSent = "test-sent"
    case deliveriesRecovered = "deliveries-recovered"
    case eventsReplayed = "events-replayed"
    case templateChanged = "template-changed"
    case templateReset = "template-reset"
    case contactAdded = "contact-added"
    case contactChanged = "contact-changed"
    case contactRemoved = "contact-removed"
    case mailSettingsChanged = "mail-settings-changed"
    case suppressionLifted = "suppression-lifted"
    case roleChanged = "role-changed"
    case userRemoved = "user-removed"
    case userSignedOut = "user-signed-out"

    /// Nil without one, and for a word that nobody knows.
    init?(_ query: String?) {
        guard let word = try? Query(query).value("done"), let message = Self(rawValue: word) else { return nil }
        self = message
    }

    /// Whether what was asked for is done by workers and can take its time.
    var isFollowed: Bool {
        switch self {
        case .configurationDeleted, .licenceChanged, .releasesApproved, .ruleAdded, .ruleChanged, .ruleRemoved,
            .seatsReclaimed, .eventsReplayed:
            true
        default: false
        }
    }

    var sentence: String {
        switch self {
        case .settingsSaved: "The settings were saved."
        case .configurationDisabled: "The configuration is disabled: its tokens are refused from now on."
        case .configurationEnabled: "The configuration is enabled again."
        case .configurationDeleted:
            "The configuration is gone and its tokens are refused. What becomes of its people follows in a moment."
        case .clientSecretRevoked:
            "The client secret was revoked: it is refused from now on, with the access tokens that it obtained."
        case .clientDeleted: "The client is gone: its secrets and access tokens are refused from now on."
        case .seatRequested: "The seat was asked for. The person has it, or a place in line, in a moment."
        case .seatRemoved: "The seat is taken back in a moment, and no rule gives it again."
        case .exclusionLifted: "The rules decide about this person again in a moment."
        case .deliveryRetried: "It is sent once more in a moment."
        case .licenceAdded: "The licence was added."
        case .licenceChanged: "The licence was changed. Seats follow in a moment."
        case .releasesApproved: "The held seats are released in a moment."
        case .releasesRejected: "The held seats stay with the people who have them."
        case .tokenRevoked: "The token was revoked and is refused from now on."
        case .ruleAdded: "The rule was added. Seats follow in a moment."
        case .ruleChanged: "The priority was changed. Seats follow in a moment."
        case .ruleRemoved: "The rule is gone. Seats follow in a moment."
        case .seatsReclaimed: "These people give up their seats in a moment and wait at the end of the line."
        case .endpointChanged: "The endpoint was changed."
        case .endpointEnabled: "The endpoint is enabled: what waits is sent now."
        case .endpointDisabled: "The endpoint is disabled: nothing is sent to it."
        case .endpointDeleted: "The endpoint is gone."
        case .testSent: "The test is on its way. How it went is here in a moment."
        case .deliveriesRecovered: "What had failed is sent once more."
        case .eventsReplayed: "The events are delivered once more, one after the other."
        case .templateChanged: "The texts were saved. The next mail is written with them."
        case .templateReset: "The built-in texts are in force again."
        case .contactAdded: "The address was added. It is told of what happens from now on."
        case .contactChanged: "The address was changed."
        case .contactRemoved: "The address gets no more mail."
        case .mailSettingsChanged: "It was saved, and counts for what happens from now on."
        case .suppressionLifted: "Mail goes to the address again."
        case .roleChanged: "The role was changed. It counts from now on."
        case .userRemoved: "The user is removed, and every session is over."
        case .userSignedOut: "Every session of the user is over."
        }
    }
}
