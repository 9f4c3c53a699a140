package import Events
package import Jobs
package import Tenancy

/// Somebody who is told of a tenant's events, in their order, each once. See ``EventFollower``.
package protocol EventListener: Sendable {
    /// Writes what follows from the events, and the jobs that will do the rest, into the transaction that moves the
    /// follower's place in the log. The kinds of the jobs are answered, so that workers are woken after the commit.
    ///
    /// Events come also of tenants whom only another listener wants to hear, and from before this one began to: the
    /// listener knows from its own rows. To append events here is allowed; they are heard in their turn.
    func hear(_ events: [Event], in transaction: TenantTransaction) async throws -> Set<JobKind>
}
