/// One thing that a key of the admin API may be good for, written `area:access`, such as `licenses:read`.
package struct AdminScope: Sendable, Hashable {
    /// A part of the admin API. Every route belongs to one.
    package enum Area: String, Sendable, CaseIterable {
        /// Tenants themselves: make, list, read, suspend, delete.
        case tenants
        /// All that a tenant has, at once: nobody with another scope reads it.
        case archives
        /// Keys of the admin API.
        case keys
        /// Jobs, queues, workers, pauses, schedules, and how the service as a whole stands.
        case jobs
        /// Who uses the web console, and links to sign in.
        case console
        /// SCIM configurations and their credentials.
        case configurations
        /// Extension schemas and resource types of a tenant's own.
        case schemas
        /// Users and groups, to be read.
        case directory
        /// Pools, rules, assignments, the guard.
        case licenses
        /// The event log and its types.
        case events
        /// The provisioning log and the audit log.
        case logs
        /// Webhook endpoints and deliveries.
        case webhooks
        /// Mail: preferences, settings, templates, what was sent.
        case notifications
    }

    package enum Access: String, Sendable, CaseIterable {
        case read, write
    }

    package let area: Area
    package let access: Access

    package init(_ area: Area, _ access: Access) {
        self.area = area
        self.access = access
    }

    /// Nil for a text that names no scope.
    package init?(text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, let area = Area(rawValue: String(parts[0])),
            let access = Access(rawValue: String(parts[1]))
        else { return nil }
        self.init(area, access)
    }

    package var text: String { "\(area.rawValue):\(access.rawValue)" }

    /// Every scope, in the order of the areas.
    package static let all = Area.allCases.flatMap { area in Access.allCases.map { AdminScope(area, $0) } }
}
