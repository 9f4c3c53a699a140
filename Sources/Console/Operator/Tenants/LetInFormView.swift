import Tenancy

/// The fields by which an operator lets somebody into a tenant's console, as they were typed.
struct LetInFormView {
    let tenantSlug: String
    let address: String
    let roles: [Choice]
    let problem: String?

    init(_ form: ConsoleForm = ConsoleForm(), _ problem: FormProblem? = nil) {
        (tenantSlug, address) = (form["tenant"], form["address"])
        roles = ConsoleRole.choices(chosen: ConsoleRole(rawValue: form["role"]) ?? .admin)
        self.problem = problem?.general(besides: [])
    }
}
