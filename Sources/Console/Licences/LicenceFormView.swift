import Licensing

/// The fields of a licence, as they are or as they were typed.
struct LicenceFormView {
    private static let shown = ["name", "product", "seats", "release_grace_hours"]

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

    init(_ form: ConsoleForm?, problem: FormProblem? = nil) {
        self.init(
            name: form?["name"] ?? "", product: form?["product"] ?? "", seats: form?["seats"] ?? "",
            grace: form?["release_grace_hours"] ?? "", problem: problem)
    }

    init(_ pool: LicensePool) {
        self.init(
            name: pool.name, product: pool.product, seats: String(pool.seats), grace: String(pool.settings.graceHours),
            problem: nil)
    }

    private init(name: String, product: String, seats: String, grace: String, problem: FormProblem?) {
        (self.name, self.product, seatCount, self.grace) = (name, product, seats, grace)
        self.problem = problem?.general(besides: Self.shown)
        nameProblem = problem?["name"]
        productProblem = problem?["product"]
        seatsProblem = problem?["seats"]
        graceProblem = problem?["release_grace_hours"]
        isOpen = problem != nil
    }
}
