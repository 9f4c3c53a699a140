import JSON
import SCIM
import Synchronization

/// What one check does with the server: it asks, makes test resources, and cleans them away.
final class CheckSession: Sendable {
    private struct State {
        var made: [Made] = []
        /// What was asked to be made without an answer that says whether it was.
        var unsure: [(endpoint: String, attribute: String, name: String)] = []
        var warnings: [Finding] = []
        var secrets: [String] = []
    }

    let facts: ServerFacts
    private let line: ServerLine
    private let names: TestNames
    private let isReadOnly: Bool
    private let state = Mutex(State())

    init(facts: ServerFacts, line: ServerLine, names: TestNames, isReadOnly: Bool) {
        self.facts = facts
        self.line = line
        self.names = names
        self.isReadOnly = isReadOnly
    }

    var namePrefix: String { names.prefix }
    func nextName() -> String { names.next() }

    /// What is to be told of although the check has passed.
    var warnings: [Finding] { state.withLock { $0.warnings } }

    /// What the check was given and no report may show.
    var secrets: [String] { state.withLock { $0.secrets } }

    func hide(_ secret: String) {
        state.withLock { $0.secrets.append(secret) }
    }

    func warn(_ failure: CheckFailure) {
        state.withLock { $0.warnings.append(failure.finding) }
    }

    /// - Throws: ``CheckFailure`` without an answer; ``CheckSkip`` when nobody asks the server any more; `CancellationError` when the run is being ended.
    func send(_ request: ConformanceRequest) async throws -> Reply {
        try Task.checkCancellation()
        precondition(!isReadOnly || request.isReading, "A check that only reads sends nothing but GET.")
        switch await line.ask(request) {
        case .success(let answer): return Reply(request: request, answer: answer)
        case .failure(let failure) where failure.isUnasked:
            throw CheckSkip(failure.description, isBlocked: true)
        case .failure(let failure):
            throw CheckFailure(
                Finding(
                    asked: Finding.Asked(request), came: Finding.Came(failure), expected: "An answer within seconds.",
                    advice: "See the server's log for this request."))
        }
    }

    func get(_ path: String, _ parameters: KeyValuePairs<String, String> = [:]) async throws -> Reply {
        try await send(ConformanceRequest("GET", QueryText.target(path, parameters)))
    }

    func put(_ path: String, _ body: JSONObject) async throws -> Reply {
        try await send(ConformanceRequest("PUT", path, .object(body)))
    }

    func patch(_ path: String, _ operations: JSONValue...) async throws -> Reply {
        let body: JSONObject = ["schemas": [.string(URN.patchOp)], "Operations": .array(operations)]
        return try await send(ConformanceRequest("PATCH", path, .object(body)))
    }

    func delete(_ path: String) async throws -> Reply {
        try await send(ConformanceRequest("DELETE", path))
    }

    /// A POST whose answer may be a new resource, which is then cleaned away.
    ///
    /// - Parameter name: the attribute by which the resource is found again if no answer comes.
    func post(_ endpoint: String, _ body: JSONObject, name: String) async throws -> Reply {
        let mark = (endpoint: endpoint, attribute: name, name: body.text(name) ?? "")
        state.withLock { $0.unsure.append(mark) }
        let reply = try await send(ConformanceRequest("POST", endpoint, .object(body)))
        let made = (try? reply.object()).flatMap { resource in
            resource.text("id").map { Made(id: $0, endpoint: endpoint, resource: resource, reply: reply) }
        }
        state.withLock { state in
            if (200..<300).contains(reply.status), let made { state.made.append(made) }
            if made != nil || (400..<500).contains(reply.status) { state.unsure.removeAll { $0 == mark } }
        }
        return reply
    }

    /// Remembers what was made by other requests than POST at an endpoint.
    func remember(_ made: Made) {
        state.withLock { $0.made.append(made) }
    }

    /// Remembers, before a bulk request is sent, what it may make: it is looked for by name unless the answer settles it.
    func doubt(_ endpoint: String, _ attribute: String, _ name: String) {
        state.withLock { $0.unsure.append((endpoint, attribute, name)) }
    }

    /// The answer has told whether it was made.
    func settle(_ endpoint: String, _ attribute: String, _ name: String) {
        state.withLock { $0.unsure.removeAll { $0 == (endpoint, attribute, name) } }
    }

    /// Deletes what the check has made, groups first, and says what could not be deleted.
    ///
    /// - Parameter line: a way to the server on which no check has waited in vain.
    func cleanUp(on line: ServerLine) async -> [String] {
        let (made, unsure) = state.withLock { ($0.made, $0.unsure) }
        var left: [String] = []
        for resource in made.sorted(by: { $0.endpoint < $1.endpoint }) {
            if await !isGone(resource.path, on: line) { left.append(resource.path) }
        }
        for (endpoint, attribute, name) in unsure where !name.isEmpty {
            let target = QueryText.target(endpoint, ["filter": "\(attribute) eq \"\(name)\""])
            guard case .success(let answer) = await line.ask(ConformanceRequest("GET", target)),
                let page = try? Reply(request: ConformanceRequest("GET", target), answer: answer).list()
            else {
                left.append("\(endpoint) \(attribute) \(name)")
                continue
            }
            // A server that ignores the filter shows everybody: only what has the name is ours.
            for resource in page.resources where resource.text(attribute) == name {
                guard let id = resource.text("id") else { continue }
                let path = "\(endpoint)/\(QueryText.encoded(id))"
                if await !isGone(path, on: line) { left.append(path) }
            }
        }
        return left
    }

    private func isGone(_ path: String, on line: ServerLine) async -> Bool {
        guard case .success(let answer) = await line.ask(ConformanceRequest("DELETE", path)) else { return false }
        return (200..<300).contains(answer.status) || answer.status == 404 || answer.status == 410
    }
}
