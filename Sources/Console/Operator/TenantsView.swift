/// The tenants of the service.
struct TenantsView {
    struct Line {
        let slug: String
        let tenantTitle: String
        let state: String
        let colour: String
        let createdAt: MomentView
    }

    /// A link that was made just now.
    struct Issued {
        let linkURL: String
        let address: String
        let expiresAt: MomentView
    }

    let page: PageView
    let lines: [Line]
    let isEmpty: Bool
    let issued: Issued?
    let problem: String?
    let links: PageLinks
}
