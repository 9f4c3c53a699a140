package import FoundationEssentials
import JSON
package import Postgres

/// Who asked what under which idempotency key, and what the answer was.
///
/// A key is claimed in a transaction of its own before its request acts. So whoever dies between acting and telling leaves a
/// claim that nobody settles; the key then answers ``IdempotencyClaim/unknown`` and is never acted upon again.
package struct IdempotencyStore: Sendable {
    /// How long an answer is kept, in seconds.
    package static let lifetime = 86_400.0
    /// How long a request is taken to be under way, in seconds: longer than any action of the admin API takes.
    package static let longestRequest = 900.0

    private let client: PostgresClient
    private let seal: SecretSeal
    private let identifiers: IdentifierGenerator
    private let clock: WallClock

    package init(client: PostgresClient, seal: SecretSeal, identifiers: IdentifierGenerator, clock: WallClock) {
        self.client = client
        self.seal = seal
        self.identifiers = identifiers
        self.clock = clock
    }

    /// Of several at once exactly one is told to act. Throws ``TenancyError/tenantNotFound`` when the request's tenant is gone.
    package func claim(_ request: IdempotentRequest) async throws -> IdempotencyClaim {
        let now = clock.now()
        let id = identifiers.next(at: now)
        let binds: [Bind] =
            request.key + [
                .bytes(request.fingerprint), .uuid(id), .timestamp(now),
                .timestamp(now.addingTimeInterval(Self.longestRequest)),
                .timestamp(now.addingTimeInterval(-Self.lifetime)), .text(request.tenantID?.text),
            ]
        if try await isClaimed(binds, of: request, by: id) { return .act(id) }
        // The other let go of the key in this very moment.
        guard let row = try await client.query(IdempotencyStatements.find, request.key).first else { return .underWay }
        let (fingerprint, owner, lockedUntil, status, fields, body) = try row.decode(
            [UInt8].self, UUID.self, Date.self, Int32?.self, String?.self, [UInt8]?.self)
        guard fingerprint == request.fingerprint else { return .mismatch }
        guard let status, let fields, let body else { return now < lockedUntil ? .underWay : .unknown }
        let texts = try JSONParser.parse(fields).arrayValue?.compactMap(\.stringValue) ?? []
        return .repeated(KeptReply(status: Int(status), fields: texts, body: try seal.open(body, of: owner)))
    }

    /// A claim of which nobody heard whether it was written is made again, which waits for the first and finds it: otherwise
    /// it would stand there, and nobody act or let go.
    private func isClaimed(_ binds: [Bind], of request: IdempotentRequest, by id: UUID) async throws -> Bool {
        do {
            return try await !client.query(IdempotencyStatements.claim, binds).isEmpty
        } catch {
            if error.constraint == "idempotency_keys_tenant" { throw TenancyError.tenantNotFound }
            guard error == .cancelled || error == .connectionLost(outcomeUnknown: true) else { throw error }
            // A task of its own, for this one may have been cancelled and may then ask for nothing.
            let again = Task { try await !client.query(IdempotencyStatements.claim, binds).isEmpty }
            guard Task.isCancelled else { return try await again.value }
            // Nobody waits for the answer any more.
            Task { if try await again.value { try await release(request, claim: id) } }
            throw error
        }
    }

    /// Keeps the answer for whoever repeats the request.
    package func keep(_ reply: KeptReply, for request: IdempotentRequest, claim: UUID) async throws {
        let fields = JSONValue.array(reply.fields.map { .string($0) }).serialized()
        _ = try await client.query(
            IdempotencyStatements.keep,
            request.key + [
                .uuid(claim), .int4(Int32(reply.status)), .text(fields), .bytes(try seal.seal(reply.body, of: claim)),
            ])
    }

    /// The request has done nothing: whoever repeats it is to act.
    package func release(_ request: IdempotentRequest, claim: UUID) async throws {
        _ = try await client.query(IdempotencyStatements.release, request.key + [.uuid(claim)])
    }

    /// Forgets up to `limit` keys that are too old to be repeated; answers how many.
    package func prune(limit: Int) async throws -> Int {
        let before = clock.now().addingTimeInterval(-Self.lifetime)
        return try await client.query(
            IdempotencyStatements.prune, [.timestamp(before), .int8(Int64(limit))]
        ).affected
    }
}

extension IdempotentRequest {
    fileprivate var key: [Bind] { [.uuid(callerID), .bytes(scope)] }
}
