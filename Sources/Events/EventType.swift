/// What an event says has happened. This page lists every type that the service writes.
///
/// A reader must put up with types that it does not know: a newer release may have written them.
package struct EventType: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package var description: String { rawValue }
}

// Subject: the person. `data` names the SCIM configuration that provisioned the person as `configuration_id`.
extension EventType {
    /// `data` also says whether the person began `active`.
    package static let userCreated = EventType(rawValue: "user.created")
    package static let userUpdated = EventType(rawValue: "user.updated")
    package static let userActivated = EventType(rawValue: "user.activated")
    package static let userDeactivated = EventType(rawValue: "user.deactivated")
    package static let userDeleted = EventType(rawValue: "user.deleted")
}

// Subject: the group.
extension EventType {
    package static let groupCreated = EventType(rawValue: "group.created")
    package static let groupUpdated = EventType(rawValue: "group.updated")
    package static let groupMembersChanged = EventType(rawValue: "group.members_changed")
    package static let groupDeleted = EventType(rawValue: "group.deleted")
}

// Subject: the resource of a type that the tenant has defined, which `data` names as `resource_type`.
extension EventType {
    package static let resourceCreated = EventType(rawValue: "resource.created")
    package static let resourceUpdated = EventType(rawValue: "resource.updated")
    package static let resourceDeleted = EventType(rawValue: "resource.deleted")
}

// Subject: the person. `data` names the pool as `pool_id` and, where there is one, the rule as `rule_id`.
extension EventType {
    /// The person claimed a seat and has it.
    package static let licenseAssigned = EventType(rawValue: "license.assigned")
    /// The person claimed a seat, or lost one, and waits for one.
    package static let licenseWaitlisted = EventType(rawValue: "license.waitlisted")
    /// The person waited for a seat and has it.
    package static let licensePromoted = EventType(rawValue: "license.promoted")
    /// The reason for the claim went, and so did the claim; `data` says why as `reason`.
    package static let licenseReleased = EventType(rawValue: "license.released")
    /// Somebody or a time limit took the seat; `data` says why as `reason`.
    package static let licenseRevoked = EventType(rawValue: "license.revoked")
    /// The reason for the seat went; the person keeps it for the pool's time of grace.
    package static let licenseGraceStarted = EventType(rawValue: "license.grace_started")
    /// The guard keeps the seat from being released until an administrator decides.
    package static let licenseHeld = EventType(rawValue: "license.held")
    /// The person was about to lose the seat and keeps it after all.
    package static let licenseRestored = EventType(rawValue: "license.restored")

    // What administrators, products and time ask for; the fold of the log decides what comes of it.
    package static let licenseRequested = EventType(rawValue: "license.requested")
    package static let licenseRemovalRequested = EventType(rawValue: "license.removal_requested")
    package static let licenseExclusionLifted = EventType(rawValue: "license.exclusion_lifted")
    /// The product says that the person has begun to use the seat.
    package static let licenseActivated = EventType(rawValue: "license.activated")
    /// The time of grace has ended, or the time in which a seat must be activated.
    package static let licenseExpired = EventType(rawValue: "license.expired")
}

// Subject: the pool.
extension EventType {
    package static let licensePoolCreated = EventType(rawValue: "license_pool.created")
    package static let licensePoolUpdated = EventType(rawValue: "license_pool.updated")
    package static let licensePoolResized = EventType(rawValue: "license_pool.resized")
    package static let licensePoolDeleted = EventType(rawValue: "license_pool.deleted")
    /// An administrator chose who loses a seat of a pool that has shrunk; `data` names them as `user_ids`.
    package static let licensePoolReclaimed = EventType(rawValue: "license_pool.reclaimed")
    /// Once when the share of seats held reaches `threshold` percent, and again after it was below.
    package static let licensePoolThresholdReached = EventType(rawValue: "license_pool.threshold_reached")
    package static let licensePoolExhausted = EventType(rawValue: "license_pool.exhausted")
    /// The release of a seat of the pool was one too many in a short time: it and those after it are held.
    package static let deletionGuardTripped = EventType(rawValue: "deletion_guard.tripped")
    /// An administrator decided about what is held; `data` says `approved` or `rejected` as `decision`.
    package static let deletionGuardResolved = EventType(rawValue: "deletion_guard.resolved")
}

// Subject: the rule; for the switch of a SCIM configuration the configuration.
extension EventType {
    package static let licenseRuleCreated = EventType(rawValue: "license_rule.created")
    package static let licenseRuleUpdated = EventType(rawValue: "license_rule.updated")
    package static let licenseRuleDeleted = EventType(rawValue: "license_rule.deleted")
}

// Subject: the nil UUID, for a tenant has one guard.
extension EventType {
    package static let deletionGuardUpdated = EventType(rawValue: "deletion_guard.updated")
}

// Subject: the SCIM configuration.
extension EventType {
    package static let scimConfigurationCreated = EventType(rawValue: "scim_configuration.created")
    package static let scimConfigurationUpdated = EventType(rawValue: "scim_configuration.updated")
    package static let scimConfigurationEnabled = EventType(rawValue: "scim_configuration.enabled")
    package static let scimConfigurationDisabled = EventType(rawValue: "scim_configuration.disabled")
    package static let scimConfigurationDeleted = EventType(rawValue: "scim_configuration.deleted")
    /// Its identity provider's requests fail, or come no more after they have failed; `data.reason` says why.
    package static let scimConfigurationUnhealthy = EventType(rawValue: "scim_configuration.unhealthy")
    package static let scimConfigurationRecovered = EventType(rawValue: "scim_configuration.recovered")
}

// Subject: the token. `data` names its SCIM configuration as `configuration_id`.
extension EventType {
    package static let scimTokenCreated = EventType(rawValue: "scim_token.created")
    /// Another took its place, which `data` names as `replaced_by`; it is good until `expires_at`.
    package static let scimTokenRotated = EventType(rawValue: "scim_token.rotated")
    /// 30, 14, 7 and 1 days before, each once.
    package static let scimTokenExpiring = EventType(rawValue: "scim_token.expiring")
    package static let scimTokenExpired = EventType(rawValue: "scim_token.expired")
    package static let scimTokenRevoked = EventType(rawValue: "scim_token.revoked")
}

// Subject: the OAuth client. `data` names its SCIM configuration as `configuration_id`.
extension EventType {
    package static let oauthClientCreated = EventType(rawValue: "oauth_client.created")
    package static let oauthClientDeleted = EventType(rawValue: "oauth_client.deleted")
    /// `data` names the secret as `secret_id`.
    package static let oauthClientSecretCreated = EventType(rawValue: "oauth_client.secret_created")
    /// Another took its place, which `data` names as `replaced_by`; it is good until `expires_at`.
    package static let oauthClientSecretRotated = EventType(rawValue: "oauth_client.secret_rotated")
    /// 30, 14, 7 and 1 days before, each once.
    package static let oauthClientSecretExpiring = EventType(rawValue: "oauth_client.secret_expiring")
    package static let oauthClientSecretExpired = EventType(rawValue: "oauth_client.secret_expired")
    package static let oauthClientSecretRevoked = EventType(rawValue: "oauth_client.secret_revoked")
}

// Subject: the webhook endpoint.
extension EventType {
    package static let webhookEndpointCreated = EventType(rawValue: "webhook_endpoint.created")
    package static let webhookEndpointUpdated = EventType(rawValue: "webhook_endpoint.updated")
    package static let webhookEndpointDeleted = EventType(rawValue: "webhook_endpoint.deleted")
    /// Nothing but failures for `data.hours`.
    package static let webhookEndpointWarning = EventType(rawValue: "webhook_endpoint.warning")
    /// By the service; `data.reason` is `gone` or `failing`.
    package static let webhookEndpointDisabled = EventType(rawValue: "webhook_endpoint.disabled")
    /// Only ever sent to one endpoint, to try it; in no log.
    package static let webhookEndpointTest = EventType(rawValue: "webhook_endpoint.test")
}
