package import FoundationEssentials
package import Postgres

/// Decides whether a key opens the admin API. Costs and delays are those of ``CredentialVerifier``.
package struct APIKeyVerifier: Sendable {
    private let client: PostgresClient
    private let hasher: SecretHasher
    private let uses: LastUseRecorder
    /// The hash of the bootstrap key, which may have any form.
    private let bootstrapHash: [UInt8]?
    private let cache: BriefCache<[UInt8], APIKey?>

    /// An empty `bootstrapKey` is as good as none.
    package init(
        client: PostgresClient, hasher: SecretHasher, uses: LastUseRecorder, bootstrapKey: String?,
        cacheCapacity: Int = 2_000
    ) {
        self.client = client
        self.hasher = hasher
        self.uses = uses
        bootstrapHash = bootstrapKey.flatMap { $0.isEmpty ? nil : hasher.hash($0) }
        cache = BriefCache(lifetime: 1, capacity: cacheCapacity)
    }

    /// Nil for a key that is malformed, unknown, revoked or expired. Throws only when the database can't be asked.
    package func verify(key: String, at now: Date) async throws(PostgresError) -> AdminIdentity? {
        if let bootstrapHash, hasher.matches(key, hash: bootstrapHash) { return .bootstrap }
        guard let token = SecretToken(parsing: key, as: .apiKey),
            let stored = try await stored(hasher.hash(token.text), at: now), stored.isLive(at: now)
        else { return nil }
        uses.note(.apiKey, stored.id, at: now, last: stored.lastUsedAt)
        return .key(stored)
    }

    private func stored(_ hash: [UInt8], at now: Date) async throws(PostgresError) -> APIKey? {
        if let known = cache.value(for: hash, at: now) { return known }
        let row = try await client.query(APIKeyStatements.verify, [.bytes(hash)]).first
        let stored: APIKey? = if let row { try APIKey(row) } else { nil }
        cache.keep(stored, for: hash, readAt: now)
        return stored
    }
}
