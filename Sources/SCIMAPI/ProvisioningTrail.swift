import FoundationEssentials
import Hummingbird
import Provisioning
import Tenancy
import Web

/// What one answered request leaves in the provisioning log of its tenant.
struct ProvisioningTrail {
    /// Nil when the request is nobody's: no credential of a tenant came with it, or the tenant's table is not there yet.
    let entry: NewProvisioningEntry?
    /// With the entry those of a bulk request's operations; nil without any.
    let entries: [NewProvisioningEntry]?

    init(_ answered: AnsweredRequest, at now: Date, answer: ProvisioningAnswer) {
        let notes = answered.context.notes.provisioning
        guard let template = answered.template, let identity = notes.identity, identity.tenant.isServable else {
            (entry, entries) = (nil, nil)
            return
        }
        let (seconds, attoseconds) = answered.duration.components
        let microseconds = Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
        let isSelfTest =
            answered.request.headers[.userAgent]?.hasPrefix(NewProvisioningEntry.selfTestAgent) ?? false
        func made(
            _ operation: ProvisioningOperation, _ effect: ProvisioningEffect?, _ answer: ProvisioningAnswer,
            isPart: Bool = false
        ) -> NewProvisioningEntry {
            NewProvisioningEntry(
                tenant: identity.tenant, time: now, configurationID: identity.configuration.id,
                credentialID: identity.credentialID, requestID: answered.context.requestID, operation: operation,
                effect: effect, answer: answer, microseconds: microseconds, isPart: isPart,
                isSelfTest: isSelfTest)
        }
        let operation =
            notes.operation
            ?? ProvisioningOperation(method: answered.request.method.rawValue, template: template)
        let whole = made(operation, notes.effect, answer)
        self.entry = whole
        entries =
            notes.parts.isEmpty
            ? nil : [whole] + notes.parts.map { made($0.operation, $0.effect, $0.answer, isPart: true) }
    }
}
