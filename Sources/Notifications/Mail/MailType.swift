/// What mail is about. This page lists every type that is sent; a type is called after the event that leads to it.
package enum MailType: String, Sendable, Hashable, CaseIterable {
    // To the tenant's contacts.
    case licenseWaitlisted = "license.waitlisted"
    case poolThresholdReached = "license_pool.threshold_reached"
    case poolExhausted = "license_pool.exhausted"
    case tokenExpiring = "scim_token.expiring"
    case tokenExpired = "scim_token.expired"
    case secretExpiring = "oauth_client.secret_expiring"
    case secretExpired = "oauth_client.secret_expired"
    case endpointDisabled = "webhook_endpoint.disabled"
    case deletionGuardTripped = "deletion_guard.tripped"
    case configurationUnhealthy = "scim_configuration.unhealthy"
    // To the people themselves.
    case userWelcome = "user.welcome"
    case licenseAssigned = "license.assigned"
    case licensePromoted = "license.promoted"
    /// Several of the above for one contact.
    case digest = "digest"

    /// Who gets it.
    package enum Audience: Sendable, Hashable {
        case contacts
        case person
        /// A contact, for whom others were gathered.
        case gathered
    }

    package var audience: Audience {
        switch self {
        case .userWelcome, .licenseAssigned, .licensePromoted: .person
        case .digest: .gathered
        default: .contacts
        }
    }

    /// How contacts get it who have not said otherwise. What may be lost or late without harm waits for the digest.
    package var usualDelivery: MailDelivery {
        switch self {
        case .licenseWaitlisted, .poolThresholdReached, .poolExhausted: .digest
        default: .atOnce
        }
    }

    /// Those that contacts can choose among.
    package static let forContacts = allCases.filter { $0.audience == .contacts }
}
