import Tenancy

/// The fields by which somebody is invited, as they were typed.
struct InvitationView {
    private static let shown = ["address", "name"]

    let address: String
    let name: String
    let roles: [Choice]
    let problem: String?
    let addressProblem: String?
    let nameProblem: String?

    init(_ form: ConsoleForm?, problem: FormProblem?) {
        (address, name) = (form?["address"] ?? "", form?["name"] ?? "")
        roles = ConsoleRole.choices(chosen: ConsoleRole(rawValue: form?["role"] ?? "") ?? .admin)
        self.problem = problem?.general(besides: Self.shown)
        addressProblem = problem?["address"]
        nameProblem = problem?["name"]
    }
}
