package import FoundationEssentials

/// Who is signed in to the console.
package enum ConsoleIdentity: Sendable, Hashable {
    case user(ConsoleUser)
    /// An operator, by the key of the admin API; `keyID` is nil for the bootstrap key.
    case operatorKey(keyID: UUID?, name: String)

    package var actor: AuditActor {
        switch self {
        case .user(let user): .consoleUser(user.id, address: user.address)
        case .operatorKey(let id?, let name): .key(id, name: name)
        case .operatorKey(nil, _): .bootstrap
        }
    }
}
