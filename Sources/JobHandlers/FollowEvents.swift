package import Jobs
package import Notifications
package import Tenancy

/// `notifications.follow`: something happened in a tenant to whom somebody listens; tells the listeners.
///
/// Whatever wakes this, it follows the whole log, in its order.
package struct FollowEvents: JobHandler {
    package let kind = JobKind.followEvents
    /// A job is only a wake-up: the more of them end together, the better.
    package let batchLimit = 1000
    /// After a long pause many events may wait; what was followed stays followed.
    package let timeLimit: Duration = .seconds(300)
    /// What follows from an event has rows of its own.
    package let keepsHistory = false

    private let tenants: TenantStore
    private let follower: EventFollower

    package init(tenants: TenantStore, follower: EventFollower) {
        self.tenants = tenants
        self.follower = follower
    }

    package func perform(_ batch: JobBatch) async throws {
        let tenant = try await tenants.servable(batch.tenantID)
        try await follower.follow(tenant) { transaction in
            _ = try await batch.complete(in: transaction)
        }
    }
}
