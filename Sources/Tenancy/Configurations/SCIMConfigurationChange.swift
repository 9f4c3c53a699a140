import FoundationEssentials
import Postgres

/// What shall be different about a SCIM configuration; nil leaves as it is.
package struct SCIMConfigurationChange: Sendable, Hashable {
    package var name: String?
    package var state: ConfigurationState?
    package var autoAssign: AutoAssign?
    package var isStrict: Bool?
    package var allowsDuplicateGroupNames: Bool?
    package var sendsWelcomeMail: Bool?

    package init(
        name: String? = nil, state: ConfigurationState? = nil, autoAssign: AutoAssign? = nil, isStrict: Bool? = nil,
        allowsDuplicateGroupNames: Bool? = nil, sendsWelcomeMail: Bool? = nil
    ) {
        self.name = name
        self.state = state
        self.autoAssign = autoAssign
        self.isStrict = isStrict
        self.allowsDuplicateGroupNames = allowsDuplicateGroupNames
        self.sendsWelcomeMail = sendsWelcomeMail
    }

    /// All of a configuration that can be changed.
    struct State: Hashable {
        var name: String
        var state: ConfigurationState
        var autoAssign: AutoAssign
        var isStrict: Bool
        var allowsDuplicateGroupNames: Bool
        var sendsWelcomeMail: Bool

        init(_ configuration: SCIMConfiguration) {
            name = configuration.name
            state = configuration.state
            autoAssign = configuration.autoAssign
            isStrict = configuration.isStrict
            allowsDuplicateGroupNames = configuration.allowsDuplicateGroupNames
            sendsWelcomeMail = configuration.sendsWelcomeMail
        }

        /// The binds of ``SCIMConfigurationStatements/update``.
        func binds(_ configuration: SCIMConfiguration, at now: Date) -> [Bind] {
            [
                .text(configuration.tenantID.text), .uuid(configuration.id), .text(name),
                .text(DisplayName.key(name)), .text(state.rawValue), .bool(autoAssign.isEnabled),
                .uuid(autoAssign.poolID), .bool(isStrict), .bool(allowsDuplicateGroupNames),
                .bool(sendsWelcomeMail), .timestamp(now),
            ]
        }
    }

    /// Throws for a name that can't be and for seats of no pool.
    func applied(to configuration: SCIMConfiguration) throws(TenancyError) -> State {
        var changed = State(configuration)
        if let name { changed.name = try DisplayName.validated(name) }
        if let state { changed.state = state }
        if let autoAssign { changed.autoAssign = autoAssign }
        if let isStrict { changed.isStrict = isStrict }
        if let allowsDuplicateGroupNames { changed.allowsDuplicateGroupNames = allowsDuplicateGroupNames }
        if let sendsWelcomeMail { changed.sendsWelcomeMail = sendsWelcomeMail }
        guard !changed.autoAssign.isEnabled || changed.autoAssign.poolID != nil else { throw .autoAssignWithoutPool }
        return changed
    }
}
