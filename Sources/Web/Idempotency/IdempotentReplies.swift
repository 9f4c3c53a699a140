import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore
import Postgres
package import Tenancy

/// Answers a repeated POST as the first was answered, so that a client that lost an answer can ask again.
///
/// Kept are successes. A request that was refused, or failed without effect, has done nothing and is simply tried again.
package struct IdempotentReplies: Sendable {
    /// The largest body of such a request in bytes. The answers to POST are small too.
    private static let bodyLimit = 256 << 10

    private let store: IdempotencyStore

    package init(store: IdempotencyStore) {
        self.store = store
    }

    func respond(
        to request: Request, _ key: IdempotencyKey, of caller: UUID, in tenant: TenantID? = nil,
        by act: (Request) async throws -> Response
    ) async throws -> Response {
        let (request, body) = try await request.buffered(upTo: Self.bodyLimit)
        let known = IdempotentRequest(
            callerID: caller, tenantID: tenant, method: request.method.rawValue, path: request.uri.path, key: key.text,
            contents: [Array((request.uri.query ?? "").utf8), body])
        switch try await store.claim(known) {
        case .act(let claim): return try await answer(request, known, claim, by: act)
        case .repeated(let reply): return Self.response(reply)
        case .underWay: throw Failure.idempotencyInFlight
        case .mismatch: throw Failure.idempotencyMismatch
        case .unknown: throw Failure.idempotencyUnknown
        }
    }

    private func answer(
        _ request: Request, _ known: IdempotentRequest, _ claim: UUID, by act: (Request) async throws -> Response
    ) async throws -> Response {
        let reply: KeptReply
        do {
            reply = try await Self.reply(act(request))
        } catch {
            if !error.mayHaveTakenEffect { try? await store.release(known, claim: claim) }
            throw error
        }
        await keep(reply, for: known, claim)
        var response = Self.response(reply)
        response.headers[.idempotencyReplayed] = nil
        return response
    }

    /// The request has acted: whatever becomes of this, its claim stays, and nobody acts again. An answer that could not be kept
    /// is one that a repetition does not learn.
    private func keep(_ reply: KeptReply, for known: IdempotentRequest, _ claim: UUID) async {
        for _ in 0..<3 {
            if (try? await store.keep(reply, for: known, claim: claim)) != nil { return }
            try? await Task.sleep(for: .milliseconds(100))
        }
    }

    private static func reply(_ response: Response) async throws -> KeptReply {
        let collector = BodyCollector()
        try await response.body.write(collector)
        let fields = response.headers.filter { $0.name != .contentLength }.flatMap { [$0.name.rawName, $0.value] }
        return KeptReply(status: response.status.code, fields: fields, body: Array(collector.buffer.readableBytesView))
    }

    private static func response(_ reply: KeptReply) -> Response {
        var headers = HTTPFields()
        for index in stride(from: 0, to: reply.fields.count - 1, by: 2) {
            guard let name = HTTPField.Name(reply.fields[index]) else { continue }
            headers.append(HTTPField(name: name, value: reply.fields[index + 1]))
        }
        headers[.idempotencyReplayed] = "true"
        let body = reply.body.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body))
        return Response(status: HTTPResponse.Status(code: reply.status), headers: headers, body: body)
    }
}

extension Error {
    /// Whether what failed may have been done all the same, because the end of its transaction was not seen.
    fileprivate var mayHaveTakenEffect: Bool {
        switch self as any Error {
        case PostgresError.connectionLost(outcomeUnknown: let unknown): unknown
        case PostgresError.cancelled, is CancellationError: true
        default: false
        }
    }
}
