package import FoundationEssentials
import JSON
import SCIM
package import Tenancy

/// An entry on its way into the log: everything in the form in which it was found, so that recording it costs little.
package struct NewProvisioningEntry: Sendable {
    private static let longestDetail = 1_000

    package let tenant: Tenant
    package let time: Date
    package let configurationID: UUID?
    package let credentialID: UUID?
    package let requestID: String
    package let operation: ProvisioningOperation
    /// Without its changes.
    package let effect: ProvisioningEffect?
    /// What changed as JSON, cut already: what waits holds no request's body.
    let changes: String?
    package private(set) var answer: ProvisioningAnswer
    package let microseconds: Int
    /// How many requests of the same kind it stands for.
    private(set) var count = 1
    /// Whether it is one of several operations of a request that has an entry of its own.
    package let isPart: Bool
    /// Whether our own self-test has asked, which says nothing of how the identity provider fares.
    package let isSelfTest: Bool
    /// As which the self-test introduces itself.
    package static let selfTestAgent = "Rollcall-Conformance/1"

    package init(
        tenant: Tenant, time: Date, configurationID: UUID?, credentialID: UUID?, requestID: String,
        operation: ProvisioningOperation, effect: ProvisioningEffect?, answer: ProvisioningAnswer, microseconds: Int,
        isPart: Bool = false, isSelfTest: Bool = false
    ) {
        self.tenant = tenant
        self.time = time
        self.configurationID = configurationID
        self.credentialID = credentialID
        self.requestID = requestID
        self.operation = operation
        changes = ProvisionedChanges(effect?.changes ?? []).text
        self.effect = effect.map { whole in
            var effect = whole
            effect.changes = []
            effect.coercions = Array(whole.coercions.prefix(ProvisionedChanges.mostChanges))
            return effect
        }
        self.answer = answer
        self.answer.detail = answer.detail.map { String($0.prefix(Self.longestDetail)) }
        self.microseconds = microseconds
        self.isPart = isPart
        self.isSelfTest = isSelfTest
    }

    /// The same in the place of so many.
    func standing(for count: Int) -> NewProvisioningEntry {
        var entry = self
        entry.count = count
        entry.answer.detail =
            (answer.detail.map { $0 + " " } ?? "") + "So were \(count) requests of this credential within a minute."
        return entry
    }

    /// Bytes that it takes up while it waits, roughly.
    var size: Int {
        let texts = [changes, answer.detail, effect?.name, effect?.externalID, requestID]
        let coercions = effect?.coercions.reduce(0) { $0 + 32 + $1.path.utf8.count } ?? 0
        return texts.reduce(400 + coercions) { $0 + ($1?.utf8.count ?? 0) }
    }

    /// Whether the log is searched for the name and the external id themselves, as the indexes `provisioning_log_name` and
    /// `provisioning_log_external` have it. Whoever is still there is found by the directory and by its id.
    var isFoundByName: Bool {
        answer.status >= 400 || operation == .delete
    }

    var outcome: ProvisioningOutcome {
        operation == .gap ? .warning : ProvisioningOutcome(status: answer.status, operation: operation, effect: effect)
    }
}
