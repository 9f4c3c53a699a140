/// What was sent to a tenant's webhook endpoints.
struct DeliveriesView {
    struct Line {
        let kind: String
        let event: String
        let endpointURL: String
        let state: String
        let colour: String
        let attempts: String
        let when: MomentView
        let nextAt: MomentView?
        /// Nil where it can't be sent once more.
        let retryPath: String?
    }

    let page: PageView
    let tenantSlug: String
    let states: [Choice]
    let endpoints: [Choice]
    let hasEndpoints: Bool
    let hasTenant: Bool
    let tenantPath: String?
    let tenantProblem: String?
    let lines: [Line]
    let isEmpty: Bool
    let isFiltered: Bool
    let links: PageLinks
    /// Nil without a tenant.
    let exportPath: String?
}
