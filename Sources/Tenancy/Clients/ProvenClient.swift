package import FoundationEssentials

/// An OAuth client that has proven who it is, and may be given one access token for that.
package struct ProvenClient: Sendable {
    package let identity: ProvisioningIdentity
    /// The secret that it has brought; nil for an assertion.
    let secretID: UUID?
    /// The assertion that it has brought, which is not spent yet.
    let assertion: ClientAssertion?

    package var id: UUID { identity.credentialID }
}
