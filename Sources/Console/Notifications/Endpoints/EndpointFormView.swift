import Notifications

/// The fields of a webhook endpoint, as they are or as they were typed.
struct EndpointFormView {
    private static let shown = [
        "url", "description", "event_types", "max_concurrency", "max_rate", "headers", "format",
    ]

    /// Of the endpoint whose fields were shown first.
    let version: String
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
    let formatProblem: String?

    /// Values of headers are not shown again: they are secrets often enough.
    init(_ endpoint: WebhookEndpoint) {
        self.init(endpoint.settings, version: String(endpoint.version))
    }

    /// Of an endpoint that is yet to be made.
    init(_ settings: WebhookSettings) {
        self.init(settings, version: "")
    }

    private init(_ settings: WebhookSettings, version: String) {
        self.init(
            version: version, url: settings.url, description: settings.description,
            types: settings.eventTypes.joined(separator: "\n"),
            isOrdered: settings.isOrdered, concurrency: String(settings.maxConcurrency),
            rate: settings.maxRate.map(String.init) ?? "", headers: "", problem: nil)
    }

    /// - Parameter current: The version that there is by now, which a form that came too late goes on with.
    init(_ form: ConsoleForm, problem: FormProblem?, current: Int64? = nil) {
        self.init(
            version: form.version(after: problem, current: current), url: form["url"], description: form["description"],
            types: form.lines("event_types"),
            isOrdered: form.isOn("ordered"), concurrency: form["max_concurrency"], rate: form["max_rate"],
            headers: form.lines("headers"), problem: problem)
    }

    private init(
        version: String, url: String, description: String, types: String, isOrdered: Bool, concurrency: String,
        rate: String, headers: String, problem: FormProblem?
    ) {
        self.version = version
        (self.url, self.description, self.types, self.isOrdered) = (url, description, types, isOrdered)
        (self.concurrency, self.rate, self.headers) = (concurrency, rate, headers)
        self.problem = problem?.general(besides: Self.shown)
        urlProblem = problem?["url"]
        descriptionProblem = problem?["description"]
        typesProblem = problem?["event_types"]
        concurrencyProblem = problem?["max_concurrency"]
        rateProblem = problem?["max_rate"]
        headersProblem = problem?["headers"]
        formatProblem = problem?["format"]
    }
}
