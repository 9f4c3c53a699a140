/// An OAuth client that is about to be made.
package struct NewOAuthClient: Sendable, Hashable {
    package let name: String
    /// Nil for a client with secrets.
    package let trust: FederationTrust?

    package init(name: String, trust: FederationTrust? = nil) {
        self.name = name
        self.trust = trust
    }

    var method: ClientMethod { trust == nil ? .clientSecret : .workloadIdentity }
}
