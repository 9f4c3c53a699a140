package import Tenancy

/// What the parts of one request's way have found out for its entry.
package struct ProvisioningNotes: Sendable {
    /// Whose log the entry belongs to: also the owner of a credential that was refused. Nil: nobody's.
    package var identity: ProvisioningIdentity?
    package var refusal: CredentialRefusal?
    /// Why a client got no access token.
    package var clientRefusal: ClientRefusal?
    /// What the route alone does not tell.
    package var operation: ProvisioningOperation?
    package var effect: ProvisioningEffect?
    /// What each operation of a bulk request came to.
    package var parts: [Part] = []

    package struct Part: Sendable {
        package let operation: ProvisioningOperation
        package let effect: ProvisioningEffect
        package let answer: ProvisioningAnswer

        package init(operation: ProvisioningOperation, effect: ProvisioningEffect, answer: ProvisioningAnswer) {
            self.operation = operation
            self.effect = effect
            self.answer = answer
        }
    }

    package init() {}
}
