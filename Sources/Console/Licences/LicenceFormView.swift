import Licensing

/// The fields of a licence, as they are or as they were typed.
struct LicenceFormView {
    private static let shown = ["name", "product", "seats", "release_grace_hours"]

    /// Of the licence whose fields were shown first.
    let version: String
    let name: String
    let product: String
    let seatCount: String
    let grace: String
    let problem: String?
    let nameProblem: String?
    let productProblem: String?
    let seatsProblem: String?
    let graceProblem: String?
    let isOpen: Bool

    /// - Parameter current: The version that there is by now, which a form that came too late goes on with.
    init(_ form: ConsoleForm?, problem: FormProblem? = nil, current: Int64? = nil) {
        self.init(
            version: form?.version(after: problem, current: current) ?? "", name: form?["name"] ?? "",
            product: form?["product"] ?? "", seats: form?["seats"] ?? "",
            grace: form?["release_grace_hours"] ?? "", problem: problem)
    }

    init(_ pool: LicensePool) {
        self.init(
            version: String(pool.version), name: pool.name, product: pool.product, seats: String(pool.seats),
            grace: String(pool.settings.graceHours),
            problem: nil)
    }

    private init(
        version: String, name: String, product: String, seats: String, grace: String, problem: FormProblem?
    ) {
        self.version = version
        (self.name, self.product, seatCount, self.grace) = (name, product, seats, grace)
        self.problem = problem?.general(besides: Self.shown)
        nameProblem = problem?["name"]
        productProblem = problem?["product"]
        seatsProblem = problem?["seats"]
        graceProblem = problem?["release_grace_hours"]
        isOpen = problem != nil
    }
}
