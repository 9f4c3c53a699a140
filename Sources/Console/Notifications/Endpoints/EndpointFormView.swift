import Notifications

/// The fields of a webhook endpoint, as they are or as they were typed.
struct EndpointFormView {
    private static let shown = ["url", "description", "event_types", "max_concurrency", "max_rate", "headers"]

    let url: String
    let description: String
    let types: String
    let isOrdered: Bool
    let concurrency: String
    let rate: String
    let headers: String
    let problem: String?
    let urlProblem: String?
    let descriptionProblem: String?
    let typesProblem: String?
    let concurrencyProblem: String?
    let rateProblem: String?
    let headersProblem: String?

    /// Values of headers are not shown again: they are secrets often enough.
    init(_ settings: WebhookSettings) {
        self.init(
            url: settings.url, description: settings.description, types: settings.eventTypes.joined(separator: "\n"),
            isOrdered: settings.isOrdered, concurrency: String(settings.maxConcurrency),
            rate: settings.maxRate.map(String.init) ?? "", headers: "", problem: nil)
    }

    init(_ form: ConsoleForm, problem: FormProblem?) {
        self.init(
            url: form["url"], description: form["description"], types: form.lines("event_types"),
            isOrdered: form.isOn("ordered"), concurrency: form["max_concurrency"], rate: form["max_rate"],
            headers: form.lines("headers"), problem: problem)
    }

    private init(
        url: String, description: String, types: String, isOrdered: Bool, concurrency: String, rate: String,
        headers: String, problem: FormProblem?
    ) {
        (self.url, self.description, self.types, self.isOrdered) = (url, description, types, isOrdered)
        (self.concurrency, self.rate, self.headers) = (concurrency, rate, headers)
        self.problem = problem?.general(besides: Self.shown)
        urlProblem = problem?["url"]
        descriptionProblem = problem?["description"]
        typesProblem = problem?["event_types"]
        concurrencyProblem = problem?["max_concurrency"]
        rateProblem = problem?["max_rate"]
        headersProblem = problem?["headers"]
    }
}
