import FoundationEssentials
import HTTPTypes
import HummingbirdTesting
import JSON
import NIOCore
import Postgres
import Tenancy
import TestDatabase

/// OAuth clients of the world's configuration, and what they ask the token endpoint for.
extension SCIMWorld {
    func client(_ new: NewOAuthClient = NewOAuthClient(name: "Entra")) async throws -> (id: UUID, secret: String?) {
        let made = try await database.client.transaction {
            try await clients.create(new, for: configuration, in: $0)
        }
        return (made.client.id, made.secret?.text)
    }

    func askForToken(_ form: [(String, String)], slug: String = "acme") async throws -> TestResponse {
        let pairs = [("grant_type", "client_credentials")] + form
        return try await http.execute(
            uri: "/t/\(slug)/oauth2/token", method: .post,
            headers: [.contentType: "application/x-www-form-urlencoded"],
            body: ByteBuffer(string: pairs.map { "\($0.0)=\($0.1)" }.joined(separator: "&")))
    }

    func askForToken(_ client: UUID, secret: String?, slug: String = "acme") async throws -> TestResponse {
        try await askForToken([("client_id", client.uuidString), ("client_secret", secret ?? "")], slug: slug)
    }
}
