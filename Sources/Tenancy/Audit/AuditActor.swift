package import FoundationEssentials

/// Who did something through the admin API or at the command line.
package enum AuditActor: Sendable, Hashable {
    /// The key of `ROLLCALL_BOOTSTRAP_ADMIN_KEY`.
    case bootstrap
    case key(UUID, name: String)
    /// An account of the machine on which the command ran.
    case commandLine(user: String)

    package init(_ identity: AdminIdentity) {
        switch identity {
        case .bootstrap: self = .bootstrap
        case .key(let key): self = .key(key.id, name: key.name)
        }
    }

    /// The key's id; nil for who has no key.
    package var keyID: UUID? {
        guard case .key(let id, _) = self else { return nil }
        return id
    }

    /// The key's name, `bootstrap`, or `cli:` and the account.
    package var name: String {
        switch self {
        case .bootstrap: "bootstrap"
        case .key(_, let name): name
        case .commandLine(let user): "cli:\(user)"
        }
    }
}
