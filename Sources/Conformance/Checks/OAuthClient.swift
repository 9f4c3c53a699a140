/// A client of the server's OAuth 2.0 token endpoint (RFC 6749 §4.4).
package struct OAuthClient: Sendable {
    let tokenURL: String
    let id: String
    let secret: String

    package init(tokenURL: String, id: String, secret: String) {
        self.tokenURL = tokenURL
        self.id = id
        self.secret = secret
    }
}
