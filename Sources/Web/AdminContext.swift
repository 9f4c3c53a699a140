import Hummingbird
package import Logging
package import Tenancy

/// What an operator's action of the admin API runs in: a request with a valid operator's key.
package struct AdminContext: Sendable {
    package let identity: AdminIdentity
    package let requestID: String
    /// The public address of the service, without a slash at its end.
    package let baseURL: String
    private let web: WebContext

    init(identity: AdminIdentity, baseURL: String, web: WebContext) {
        self.identity = identity
        self.requestID = web.requestID
        self.baseURL = baseURL
        self.web = web
    }

    package var logger: Logger { web.logger }

    /// The text at `{name}` in the path; see `WebContext.pathParameter`.
    package func pathParameter(_ name: String) throws(Failure) -> String {
        try web.pathParameter(name)
    }
}
