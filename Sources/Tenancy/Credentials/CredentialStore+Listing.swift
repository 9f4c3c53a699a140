import FoundationEssentials
import Postgres

extension CredentialStore {
    /// How many of a configuration's newest tokens, those of people among them, are looked through for what has ended.
    static let mostLookedThrough = 1_000

    /// Every live token of the configuration that provisions, however many others there are, and up to `limit` that ended.
    package func listed(of configuration: SCIMConfiguration, ended limit: Int) async throws -> ListedTokens {
        let (tenant, id) = (Bind.text(configuration.tenantID.text), Bind.uuid(configuration.id))
        let (now, window) = (Bind.timestamp(clock.now()), Bind.int8(Int64(Self.mostLookedThrough)))
        let live = try await client.query(CredentialStatements.live, [tenant, id, now])
        let ended = try await client.query(
            CredentialStatements.ended, [tenant, id, now, .int8(Int64(limit) + 1), window])
        var isCut = ended.count > limit
        if !isCut {
            isCut = try await !client.query(CredentialStatements.beyond, [tenant, id, window]).isEmpty
        }
        return ListedTokens(
            live: try live.map(Credential.init), ended: try ended.prefix(limit).map(Credential.init), isCut: isCut)
    }
}
