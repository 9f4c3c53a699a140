/// What is asked before a tenant is deleted.
struct TenantDeletionView {
    let page: PageView
    let path: String
    let tenantTitle: String
    let slug: String
    let version: String
    let usage: TenantUsageView?
    let grace: String
    let least: Int
    let most: Int
    let typed: String
    let problem: String?
    let graceProblem: String?
    let confirmationProblem: String?
}
