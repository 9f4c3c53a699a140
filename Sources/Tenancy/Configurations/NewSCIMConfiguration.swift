/// What a new SCIM configuration is made of.
package struct NewSCIMConfiguration: Sendable {
    package var name: String
    package var idp: IdentityProvider
    package var autoAssign: AutoAssign

    package init(name: String, idp: IdentityProvider, autoAssign: AutoAssign = .off) {
        self.name = name
        self.idp = idp
        self.autoAssign = autoAssign
    }
}
