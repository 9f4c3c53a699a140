import JSON
import Tenancy
import Web

extension AdminOperations {
    static let configurations: [AdminOperation] =
        [
            .list(
                collection, "listSCIMConfigurations", "The configurations, in the order of their making.",
                of: "SCIMConfiguration"),
            .create(
                collection, "createSCIMConfiguration", "Makes a configuration for one identity provider.",
                body: AdminSchemas.newConfiguration, "SCIMConfiguration", refusals: badSettings),
            .read(one, "readSCIMConfiguration", "One configuration.", "SCIMConfiguration", refusals: missing),
            .read(
                "\(one)/health", "readConnectionHealth", "How the connection with the identity provider fares.",
                "ConnectionHealth", isVersioned: false, refusals: missing),
            .update(
                one, "updateSCIMConfiguration", "Changes a configuration.", body: AdminSchemas.configurationChange,
                "SCIMConfiguration", refusals: missing + badSettings + .tenancy(.configurationChanged)),
        ] + tokens

    private static let tokens: [AdminOperation] = [
        .list(
            "\(one)/tokens", "listTokens", "The tokens, in the order of their making, dead ones too.", of: "Token",
            refusals: missing),
        .create(
            "\(one)/tokens", "issueToken", "Makes a token; this answer alone shows it.", body: AdminSchemas.newToken,
            "IssuedToken", headers: [],
            refusals: missing
                + .tenancy(.nameInvalid(""), .expiryOutOfRange(days: 0, allowed: 0...0), .tooManyLiveTokens(limit: 0))
                + [.unknownUser]),
        .delete(
            "\(one)/tokens/{token}", "revokeToken", "Revokes a token; once more changes nothing.", isVersioned: false,
            refusals: missing + .tenancy(.credentialNotFound)),
    ]

    private static let collection = "/tenants/{tenant}/scim-configurations"
    private static let one = collection + "/{configuration}"
    private static let missing: [Failure] = .tenancy(.configurationNotFound)
    private static let badSettings: [Failure] =
        .tenancy(.nameInvalid(""), .configurationNameTaken(""), .autoAssignWithoutPool) + [.unknownPool]
}
