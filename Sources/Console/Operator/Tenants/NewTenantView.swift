/// The form that makes a tenant, as it was filled in.
struct NewTenantView {
    let page: PageView
    let slug: String
    let name: String
    let problem: String?
    let slugProblem: String?
    let nameProblem: String?
}
