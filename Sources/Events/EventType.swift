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

// Subject: the person. `data` names the pool as `pool_id`.
extension EventType {
    /// The person claimed a seat and has it.
    package static let licenseAssigned = EventType(rawValue: "license.assigned")
    /// The person claimed a seat and waits for one.
    package static let licenseWaitlisted = EventType(rawValue: "license.waitlisted")
    /// The person waited for a seat and has it.
    package static let licensePromoted = EventType(rawValue: "license.promoted")
    /// The person's claim has ended; `data` says why as `reason`.
    package static let licenseReleased = EventType(rawValue: "license.released")
}

// Subject: the pool or the SCIM configuration.
extension EventType {
    package static let licensePoolCreated = EventType(rawValue: "license_pool.created")
    package static let scimConfigurationCreated = EventType(rawValue: "scim_configuration.created")
    package static let scimConfigurationUpdated = EventType(rawValue: "scim_configuration.updated")
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
