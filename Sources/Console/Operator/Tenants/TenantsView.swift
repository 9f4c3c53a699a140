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
    let states: [Choice]
    let lines: [Line]
    let isEmpty: Bool
    let isFiltered: Bool
    let letIn: LetInFormView
    let links: PageLinks
    let exportPath: String
}
