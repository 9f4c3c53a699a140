/// Whose assertions stand for an OAuth client (RFC 7523 §3): the workload identity that an administrator has named.
package struct FederationTrust: Sendable, Hashable {
    /// Of each text, in bytes.
    package static let longest = 2_048

    /// What `iss` must say, letter for letter.
    package let issuer: String
    /// Where the issuer's keys are.
    package let jwksURL: String
    /// What `sub` must say.
    package let subject: String
    /// What must be `aud` or among them.
    package let audience: String
    /// What `tid` must say; nil when it doesn't matter. Issuers that serve many directories put the directory's id there.
    package let directoryID: String?

    package init(issuer: String, jwksURL: String, subject: String, audience: String, directoryID: String? = nil) {
        self.issuer = issuer
        self.jwksURL = jwksURL
        self.subject = subject
        self.audience = audience
        self.directoryID = directoryID
    }

    /// The members with their names in the admin API.
    package var members: [(name: String, text: String)] {
        [("issuer", issuer), ("jwks_url", jwksURL), ("subject", subject), ("audience", audience)]
            + (directoryID.map { [("directory_id", $0)] } ?? [])
    }
}
