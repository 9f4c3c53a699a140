import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// What an action of the console runs in: somebody is signed in to the console of a tenant.
package struct ConsoleContext: Sendable {
    let user: ConsoleUser
    let tenant: Tenant
    let session: ConsoleSession
    /// The session's secret, against which form tokens are held.
    let secret: String
    let cookie: SessionCookie
    /// The public address of the service, without a slash at its end.
    let baseURL: String
    let web: WebContext

    var requestID: String { web.requestID }
    var mayAct: Bool { user.role.mayAct }

    /// The text at `{name}` in the path.
    func pathParameter(_ name: String) throws(Failure) -> String {
        try web.pathParameter(name)
    }

    /// The id at `{name}` in the path. What is no id is the id of nothing.
    func id(_ name: String, of kind: String) throws(Failure) -> UUID {
        guard let id = UUID(uuidString: try pathParameter(name)) else { throw .notFound(kind) }
        return id
    }

    /// What identity providers are given.
    var scimBaseURL: String { "\(baseURL)/t/\(tenant.slug)/scim/v2" }
}
