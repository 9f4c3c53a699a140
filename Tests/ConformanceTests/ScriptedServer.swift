import JSON
import Synchronization

@testable import Conformance

/// A server that knows users well enough to be examined; what it does else is said by the test.
final class ScriptedServer: Sendable {
    private let users = Mutex<[String: JSONObject]>([:])
    private let asked = Mutex<[ConformanceRequest]>([])
    /// Answers in place of the server where it has something to say.
    private let override: @Sendable (ConformanceRequest, Int) -> ConformanceAnswer?

    init(_ override: @escaping @Sendable (ConformanceRequest, Int) -> ConformanceAnswer? = { _, _ in nil }) {
        self.override = override
    }

    var requests: [ConformanceRequest] { asked.withLock { $0 } }
    var userIDs: [String] { users.withLock { Array($0.keys) } }

    func answer(_ request: ConformanceRequest) -> Result<ConformanceAnswer, NoAnswer> {
        let number = asked.withLock {
            $0.append(request)
            return $0.count
        }
        if let answer = override(request, number) { return .success(answer) }
        let path = request.target.split(separator: "?")[0]
        switch (request.method, path) {
        case ("GET", "/Users"): return .success(Self.list(users.withLock { Array($0.values) }))
        case ("POST", "/Users"): return .success(create(request))
        case ("DELETE", _):
            let removed = users.withLock { $0.removeValue(forKey: String(path.dropFirst("/Users/".count))) }
            return .success(ConformanceAnswer(status: removed == nil ? 404 : 204))
        default: return .success(ConformanceAnswer(status: 404))
        }
    }

    private func create(_ request: ConformanceRequest) -> ConformanceAnswer {
        guard var user = try? JSONParser.parse(request.body).objectValue else { return ConformanceAnswer(status: 400) }
        return users.withLock { users in
            let id = "u\(users.count + 1)"
            user["id"] = .string(id)
            users[id] = user
            return ConformanceAnswer(status: 201, body: user.serializedBytes())
        }
    }

    static func list(_ resources: [JSONObject]) -> ConformanceAnswer {
        let body: JSONObject = [
            "totalResults": .integer(Int64(resources.count)), "Resources": .array(resources.map { .object($0) }),
        ]
        return ConformanceAnswer(status: 200, body: body.serializedBytes())
    }
}
