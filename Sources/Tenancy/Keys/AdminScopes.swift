/// What a key of the admin API is good for.
package enum AdminScopes: Sendable, Hashable {
    case everything
    /// Never empty. Whoever may write an area may read it.
    case only(Set<AdminScope>)

    /// Throws ``TenancyError/scopeUnknown(_:)``.
    package init(texts: [String]?) throws(TenancyError) {
        guard let texts else {
            self = .everything
            return
        }
        var scopes: Set<AdminScope> = []
        for text in texts {
            guard let scope = AdminScope(text: text) else { throw .scopeUnknown(text) }
            scopes.insert(scope)
        }
        self = .only(scopes)
    }

    package func allow(_ scope: AdminScope) -> Bool {
        switch self {
        case .everything: true
        case .only(let scopes): scopes.contains(scope) || scopes.contains(AdminScope(scope.area, .write))
        }
    }

    /// Whether these are no more than `others`: nobody makes a key that is good for more than their own.
    package func areWithin(_ others: AdminScopes) -> Bool {
        switch self {
        case .everything: others == .everything
        case .only(let scopes): scopes.allSatisfy(others.allow)
        }
    }

    /// As they are written, in order; nil for everything.
    package var texts: [String]? {
        guard case .only(let scopes) = self else { return nil }
        return AdminScope.all.filter(scopes.contains).map(\.text)
    }
}
