import Notifications
import Web

extension ConsoleForm {
    /// What the fields of an endpoint say. Empty headers leave those that there are.
    func endpointChange() throws -> WebhookSettingsChange {
        guard let concurrency = integer("max_concurrency") else { throw Failure.noNumber("max_concurrency") }
        var rate = 0
        if !self["max_rate"].isEmpty {
            guard let typed = integer("max_rate") else { throw Failure.noNumber("max_rate") }
            rate = typed
        }
        var headers: [WebhookHeader]?
        if isOn("no_headers") {
            headers = []
        } else if !self["headers"].isEmpty {
            headers = try typedHeaders()
        }
        return WebhookSettingsChange(
            url: self["url"], description: self["description"], eventTypes: words("event_types"),
            isOrdered: isOn("ordered"), maxConcurrency: concurrency, maxRate: rate, headers: headers)
    }

    /// One a line, such as `Authorization: Bearer …`.
    private func typedHeaders() throws -> [WebhookHeader] {
        try lines("headers").split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }.map { line in
            let parts = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2 else { throw Failure.wrong("headers", "Each line is a name, a colon and a value.") }
            return WebhookHeader(name: Self.bare(parts[0]), value: Self.bare(parts[1]))
        }
    }

    private static func bare(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
