/// What a new SCIM configuration is made of.
package struct NewSCIMConfiguration: Sendable {
    package var name: String
    package var idp: IdentityProvider
    package var autoAssign: AutoAssign
    package var isStrict: Bool
    package var allowsDuplicateGroupNames: Bool
    package var sendsWelcomeMail: Bool

    package init(
        name: String, idp: IdentityProvider, autoAssign: AutoAssign = .off, isStrict: Bool = false,
        allowsDuplicateGroupNames: Bool = false, sendsWelcomeMail: Bool = false
    ) {
        self.name = name
        self.idp = idp
        self.autoAssign = autoAssign
        self.isStrict = isStrict
        self.allowsDuplicateGroupNames = allowsDuplicateGroupNames
        self.sendsWelcomeMail = sendsWelcomeMail
    }
}
