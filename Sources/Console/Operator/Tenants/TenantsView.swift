/// The tenants of the service.
struct TenantsView {
    struct Line {
        let tenantPath: String
        let slug: String
        let tenantTitle: String
        let state: String
        let colour: String
        let createdAt: MomentView
    }

    let page: PageView
    let sought: String
    let isUnknown: Bool
    let lines: [Line]
    let isEmpty: Bool
    /// What was typed into the form that lets somebody in.
    let tenantSlug: String
    let address: String
    let problem: String?
    let links: PageLinks
}
