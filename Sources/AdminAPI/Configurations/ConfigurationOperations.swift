import HTTPTypes
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
            .read(
                oneConfiguration, "readSCIMConfiguration", "One configuration.", "SCIMConfiguration",
                refusals: missingConfiguration),
            .read(
                "\(oneConfiguration)/health", "readConnectionHealth",
                "How the connection with the identity provider fares.", "ConnectionHealth", isVersioned: false,
                refusals: missingConfiguration),
            .update(
                oneConfiguration, "updateSCIMConfiguration", "Changes a configuration.",
                body: AdminSchemas.configurationChange,
                "SCIMConfiguration", refusals: missingConfiguration + badSettings + .tenancy(.configurationChanged)),
            AdminOperation(
                .delete, oneConfiguration, "deleteSCIMConfiguration",
                "Deletes a configuration; a job ends what hangs on it.",
                parameters: [.ifMatch, .dryRun, AdminSchemas.formerUsers],
                answers: [
                    DescribedAnswer(
                        200, "With dry_run=true: how much hangs on it.",
                        schema: OpenAPIDocument.reference(to: "FormerResources")),
                    .accepted("FormerConfiguration"),
                ], refusals: missingConfiguration + .tenancy(.configurationChanged)),
            AdminOperation(
                .post, "\(oneConfiguration)/test", "testSCIMConfiguration",
                "Examines the SCIM surface with a token, by the checks of the self-test that change nothing.",
                body: DescribedBody(AdminSchemas.tokenToTest), answers: [.ok("SelfTestReport", isVersioned: false)],
                refusals: missingConfiguration + [.tokenRefused, .selfTestImpossible(""), .addressUnknown]),
        ] + tokens + clients

    private static let tokens: [AdminOperation] = [
        .list(
            "\(oneConfiguration)/tokens", "listTokens", "The tokens, in the order of their making, dead ones too.",
            of: "Token",
            refusals: missingConfiguration),
        .create(
            "\(oneConfiguration)/tokens", "issueToken", "Makes a token; this answer alone shows it.",
            body: AdminSchemas.newToken,
            "IssuedToken", headers: [],
            refusals: missingConfiguration
                + .tenancy(.nameInvalid(""), .expiryOutOfRange(days: 0, allowed: 0...0), .tooManyLiveTokens(limit: 0))
                + [.unknownUser]),
        .read(
            "\(oneConfiguration)/tokens/{token}", "readToken", "One token.", "Token", isVersioned: false,
            refusals: missingToken),
        .create(
            "\(oneConfiguration)/tokens/{token}/rotate", "rotateToken",
            "Makes a token in another's place; for the overlap both are good.", body: AdminSchemas.tokenRotation,
            "IssuedToken", headers: [],
            refusals: missingToken
                + .tenancy(
                    .nameInvalid(""), .expiryOutOfRange(days: 0, allowed: 0...0), .tooManyLiveTokens(limit: 0),
                    .credentialNotLive, .credentialReplaced, .overlapOutOfRange(seconds: 0, allowed: 0...0))),
        .delete(
            "\(oneConfiguration)/tokens/{token}", "revokeToken", "Revokes a token; once more changes nothing.",
            isVersioned: false, isShownBeforehand: true,
            refusals: missingToken),
    ]

    private static let collection = "/tenants/{tenant}/scim-configurations"
    static let oneConfiguration = collection + "/{configuration}"
    static let missingConfiguration: [Failure] = .tenancy(.configurationNotFound)
    private static let missingToken = missingConfiguration + .tenancy(.credentialNotFound)
    private static let badSettings: [Failure] =
        .tenancy(.nameInvalid(""), .configurationNameTaken(""), .autoAssignWithoutPool) + [.unknownPool]
}
