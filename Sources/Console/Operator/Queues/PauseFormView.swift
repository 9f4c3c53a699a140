/// The form that has jobs wait, with what was typed and what is wrong with it.
struct PauseFormView {
    let queue: String
    let kind: String
    let tenantSlug: String
    let reason: String
    let problem: String?
    let queueProblem: String?
    let kindProblem: String?
    let tenantProblem: String?
    let reasonProblem: String?
    let isOpen: Bool

    init(_ form: ConsoleForm = ConsoleForm(), _ problem: FormProblem? = nil) {
        (queue, kind, tenantSlug, reason) = (form["queue"], form["kind"], form["tenant"], form["reason"])
        self.problem = problem?.general(besides: ["queue", "kind", "tenant", "reason"])
        (queueProblem, kindProblem) = (problem?["queue"], problem?["kind"])
        (tenantProblem, reasonProblem) = (problem?["tenant"], problem?["reason"])
        isOpen = problem != nil
    }
}
