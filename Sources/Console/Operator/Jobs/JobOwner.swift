import Jobs

/// Whose a job is, for people.
struct JobOwner {
    let label: String
    /// Nil for the service's own, and for a tenant that is gone.
    let path: String?

    init(_ tenantID: String, _ slugs: [String: String]) {
        let slug = slugs[tenantID]
        label = slug ?? (tenantID == RecurringJob.service ? "the service" : tenantID)
        path = slug.map { "/console/operator/tenants/\($0)" }
    }
}
