package import FoundationEssentials

/// Who did something through the admin API, in the console or at the command line.
package enum AuditActor: Sendable, Hashable {
    /// The key of `ROLLCALL_BOOTSTRAP_ADMIN_KEY`.
    case bootstrap
    case key(UUID, name: String)
    /// Somebody who is signed in to the console.
    case consoleUser(UUID, address: String)
    /// An account of the machine on which the command ran.
    case commandLine(user: String)

    package init(_ identity: AdminIdentity) {
        switch identity {
        case .bootstrap: self = .bootstrap
        case .key(let key): self = .key(key.id, name: key.name)
        }
    }

    /// The id of the key or of the console's user; nil for who has none.
    package var id: UUID? {
        switch self {
        case .key(let id, _), .consoleUser(let id, _): id
        case .bootstrap, .commandLine: nil
        }
    }

    /// The key's name, `bootstrap`, `console:` and the address, or `cli:` and the account.
    package var name: String {
        switch self {
        case .bootstrap: "bootstrap"
        case .key(_, let name): name
        case .consoleUser(_, let address): "console:\(address)"
        case .commandLine(let user): "cli:\(user)"
        }
    }
}
