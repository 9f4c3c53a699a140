package import Jobs

// Every kind of job. The queue decides whose slots in a worker a kind shares.
extension JobKind {
    /// Makes a tenant's seats follow its event log. See ``ReconcileLicenses``.
    package static let reconcileLicenses = JobKind("licenses.reconcile", queue: "licenses")
    /// Tells a tenant's listeners of its events. See ``FollowEvents``.
    package static let followEvents = JobKind("notifications.follow", queue: "notifications")
}
