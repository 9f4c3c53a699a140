import Tenancy

extension IdentityProvider {
    /// As its maker writes it.
    var label: String {
        switch self {
        case .entra: "Microsoft Entra ID"
        case .okta: "Okta"
        case .onelogin: "OneLogin"
        case .jumpcloud: "JumpCloud"
        case .google: "Google Workspace"
        case .ping: "PingOne"
        case .generic: "Another provider"
        }
    }
}
