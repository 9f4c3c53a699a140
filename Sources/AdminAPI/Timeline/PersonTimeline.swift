import Events
package import FoundationEssentials
import Notifications
import Provisioning
package import Tenancy

/// What happened to one person, from the logs that know it: each is read by its index, and only as far as a page goes.
package struct PersonTimeline: Sendable {
    let events: EventLog
    let provisioning: ProvisioningLog
    let notifications: NotificationLog

    /// Up to `limit` entries, the newest first, and where the next page begins (nil on the last one).
    package func page(
        of userID: UUID, in tenant: Tenant, from place: TimelinePlace, limit: Int
    ) async throws -> ([TimelineEntry], next: TimelinePlace?) {
        var filter = ProvisioningFilter()
        filter.resourceID = userID
        let requested = filter
        async let told = events.page(about: userID, of: tenant, before: place.event, limit: limit + 1)
        async let asked = provisioning.page(of: tenant, requested, before: place.request, limit: limit + 1)
        async let written = notifications.page(to: userID, of: tenant, after: place.notification, limit: limit + 1)
        let all = Self.merged([
            try await told.map(TimelineEntry.event), (try await asked).elements.map(TimelineEntry.request),
            (try await written).elements.map(TimelineEntry.notification),
        ])
        let page = Array(all.prefix(limit))
        guard all.count > limit else { return (page, nil) }
        var next = place
        for entry in page { next.pass(entry) }
        return (page, next)
    }

    /// The youngest of all heads first. Each log keeps its own order, by which it is read on: times of one log may run back a
    /// little, for they are those of several writers.
    static func merged(_ logs: [[TimelineEntry]]) -> [TimelineEntry] {
        var rest = logs.map { $0[...] }
        var merged: [TimelineEntry] = []
        while let youngest = rest.indices.filter({ !rest[$0].isEmpty }).max(by: { time($0) < time($1) }) {
            merged.append(rest[youngest].removeFirst())
        }
        return merged

        func time(_ log: Int) -> Date { rest[log].first?.time ?? .distantPast }
    }
}
