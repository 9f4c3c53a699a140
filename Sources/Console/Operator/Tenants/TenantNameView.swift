import Tenancy

/// The form that renames a tenant, as it stands or as it was filled in.
struct TenantNameView {
    let version: String
    let name: String
    let problem: String?
    let nameProblem: String?
    let isOpen: Bool

    init(_ tenant: Tenant) {
        (version, name, problem, nameProblem, isOpen) = (String(tenant.version), tenant.name, nil, nil, false)
    }

    init(_ tenant: Tenant, _ form: ConsoleForm, _ problem: FormProblem) {
        version = form.version(after: problem, current: tenant.version)
        name = form["name"]
        self.problem = problem.general(besides: ["name"])
        nameProblem = problem["name"]
        isOpen = true
    }
}
