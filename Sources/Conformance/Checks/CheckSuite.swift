/// Whose expectations are checked.
package enum CheckSuite: String, Sendable, Hashable, CaseIterable {
    /// What Microsoft asks of a gallery app, and what Entra sends.
    case entra
    /// What Okta asks of an integration, and what it sends.
    case okta
    /// What RFC 7643, RFC 7644 and RFC 9865 say.
    case rfc

    package var checks: [Check] {
        switch self {
        case .entra: EntraChecks.all
        case .okta: OktaChecks.all
        case .rfc: RFCChecks.all
        }
    }

    var title: String {
        switch self {
        case .entra: "Entra"
        case .okta: "Okta"
        case .rfc: "RFC"
        }
    }
}
