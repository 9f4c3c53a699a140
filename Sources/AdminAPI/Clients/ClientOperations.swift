import JSON
import Tenancy
import Web

extension AdminOperations {
    static let clients: [AdminOperation] = [
        .list(
            collection, "listOAuthClients", "The OAuth clients, in the order of their making, deleted ones too.",
            of: "OAuthClient", refusals: missingConfiguration),
        .create(
            collection, "createOAuthClient", "Makes an OAuth client; this answer alone shows its secret.",
            body: AdminSchemas.newClient, "NewOAuthClient", headers: [],
            refusals: missingConfiguration
                + .tenancy(
                    .nameInvalid(""), .tooManyClients(limit: 0), secretExpiry,
                    .trustInvalid(member: "jwks_url", sentence: ""))),
        .read(
            client, "readOAuthClient", "One OAuth client.", "OAuthClient", isVersioned: false, refusals: missingClient),
        .delete(
            client, "deleteOAuthClient",
            "Deletes an OAuth client and ends its access tokens; once more changes nothing.",
            isVersioned: false, isShownBeforehand: true, refusals: missingClient),
        .create(
            "\(client)/secrets", "issueClientSecret", "Makes one more secret; this answer alone shows it.",
            body: AdminSchemas.newSecret, "IssuedClientSecret", headers: [], refusals: badSecret),
        .create(
            "\(client)/secrets/{secret}/rotate", "rotateClientSecret",
            "Makes a secret in another's place; for the overlap both are good.", body: AdminSchemas.secretRotation,
            "IssuedClientSecret", headers: [],
            refusals: badSecret
                + .tenancy(
                    .secretNotFound, .credentialNotLive, .credentialReplaced,
                    .overlapOutOfRange(seconds: 0, allowed: 0...0))),
        .delete(
            "\(client)/secrets/{secret}", "revokeClientSecret",
            "Revokes a secret and ends the tokens that it obtained; once more changes nothing.", isVersioned: false,
            refusals: missingClient + .tenancy(.secretNotFound)),
    ]

    private static let collection = "\(oneConfiguration)/clients"
    private static let client = "\(collection)/{client}"
    private static let missingClient = missingConfiguration + .tenancy(.clientNotFound)
    private static let secretExpiry = TenancyError.secretExpiryOutOfRange(days: 0, allowed: 0...0)
    private static let badSecret: [Failure] =
        missingClient + .tenancy(.clientHasNoSecrets, .tooManySecrets(limit: 0), secretExpiry)
}
