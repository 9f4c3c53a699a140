/// One tenant in the hands of an operator: how it is, how much it has, and who uses its console.
struct TenantView {
    struct User {
        let userPath: String
        let address: String
        /// Nil for who is known by nothing but the address.
        let userTitle: String?
        let roles: [Choice]
        let isDisabled: Bool
        let createdAt: MomentView
    }

    let page: PageView
    let path: String
    let slug: String
    let tenantTitle: String
    let identifier: String
    let state: String
    let colour: String
    let isActive: Bool
    let canDelete: Bool
    let version: String
    let createdAt: MomentView
    let updatedAt: MomentView
    let deleteAt: MomentView?
    let schemaVersion: String
    let isBehind: Bool
    let usage: TenantUsageView?
    let deliveriesPath: String
    let jobsPath: String
    let secret: SecretView?
    let users: [User]
    let hasUsers: Bool
    let letIn: LetInFormView
    let naming: TenantNameView
    let links: PageLinks
}
