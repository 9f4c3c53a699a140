import FoundationEssentials
import HTTPTypes
import Hummingbird
import JSON
import Notifications
import Web

/// `POST /t/{tenant}/ssf/poll/{endpoint}` (RFC 8936 §2) with any of `ack`, `setErrs`, `maxEvents` and `returnImmediately`.
struct PollSecurityEvents: Action {
    /// How long a request waits for the first token, and how often it looks.
    private static let patience: Duration = .seconds(20)
    private static let pause: Duration = .milliseconds(500)
    private static let bodyLimit = 256 << 10

    let poll: SecurityEventPoll

    func respond(to request: Request, in context: PollGate.Admitted) async throws -> Response {
        let body = try await request.object(upTo: Self.bodyLimit, mediaTypes: .json)
        let wish = try Self.read(body)
        let returnsAtOnce = try Self.member(body, "returnImmediately", "true or false") { $0.boolValue } ?? false
        try await poll.settle(wish, of: context.endpoint, of: context.tenant)
        let end = ContinuousClock.now + Self.patience
        var (tokens, hasMore) = try await poll.next(wish.limit, of: context.endpoint, of: context.tenant)
        while tokens.isEmpty, wish.limit > 0, !returnsAtOnce, ContinuousClock.now < end {
            try await Task.sleep(for: Self.pause)
            (tokens, hasMore) = try await poll.next(wish.limit, of: context.endpoint, of: context.tenant)
        }
        let sets = JSONObject(tokens.map { ($0.id.uuidString.lowercased(), JSONValue.string($0.payload)) })
        var answer: JSONObject = ["sets": .object(sets)]
        if hasMore { answer.append("moreAvailable", true) }
        return .json(answer)
    }

    /// What is no id of ours is nothing that can be settled.
    private static func read(_ body: JSONObject) throws(Failure) -> SecurityEventPoll.Request {
        let ack = try member(body, "ack", "an array of strings") { $0.arrayValue } ?? []
        let errors = try member(body, "setErrs", "an object") { $0.objectValue } ?? JSONObject()
        let limit = try member(body, "maxEvents", "an integer from 0") {
            $0.integerValue.flatMap { $0 >= 0 ? $0 : nil }
        }
        var refused: [UUID: String] = [:]
        for name in errors.names {
            guard let id = UUID(uuidString: name) else { continue }
            let parts = [errors[name]?["err"]?.stringValue, errors[name]?["description"]?.stringValue]
            refused[id] = String(parts.compactMap { $0 }.joined(separator: ": ").prefix(500))
        }
        return SecurityEventPoll.Request(
            acknowledged: ack.compactMap { $0.stringValue.flatMap { UUID(uuidString: $0) } }, refused: refused,
            limit: Int(min(limit ?? Int64(SecurityEventPoll.most), Int64(SecurityEventPoll.most))))
    }

    private static func member<Value>(
        _ body: JSONObject, _ name: String, _ expectation: String, _ read: (JSONValue) -> Value?
    ) throws(Failure) -> Value? {
        guard let member = body[name], !member.isNull else { return nil }
        guard let value = read(member) else {
            let detail = "This must be \(expectation)."
            throw Failure(
                .badRequest, code: "invalid_body", detail: "/\(name): \(detail)",
                members: [MemberFailure(pointer: "/\(name)", code: "invalid_value", detail: detail)])
        }
        return value
    }
}
