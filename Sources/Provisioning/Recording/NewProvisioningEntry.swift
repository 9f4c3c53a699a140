package import FoundationEssentials
package import Tenancy

/// An entry on its way into the log: everything in the form in which it was found, so that recording it costs little.
package struct NewProvisioningEntry: Sendable {
    package let tenant: Tenant
    package let time: Date
    package let configurationID: UUID?
    package let credentialID: UUID?
    package let requestID: String
    package let operation: ProvisioningOperation
    package let effect: ProvisioningEffect?
    package let answer: ProvisioningAnswer
    package let microseconds: Int
    /// Whether it is one of several operations of a request that has an entry of its own.
    package let isPart: Bool

    package init(
        tenant: Tenant, time: Date, configurationID: UUID?, credentialID: UUID?, requestID: String,
        operation: ProvisioningOperation, effect: ProvisioningEffect?, answer: ProvisioningAnswer, microseconds: Int,
        isPart: Bool = false
    ) {
        self.tenant = tenant
        self.time = time
        self.configurationID = configurationID
        self.credentialID = credentialID
        self.requestID = requestID
        self.operation = operation
        self.effect = effect
        self.answer = answer
        self.microseconds = microseconds
        self.isPart = isPart
    }

    var outcome: ProvisioningOutcome {
        operation == .gap ? .warning : ProvisioningOutcome(status: answer.status, operation: operation, effect: effect)
    }
}
