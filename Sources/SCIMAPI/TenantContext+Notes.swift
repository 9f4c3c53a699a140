import Directory
import FoundationEssentials
import JSON
import Provisioning
import SCIM
import Tenancy
import Web

// What an action finds out, for the log line of its request and for the provisioning log.
extension TenantContext {
    /// The most coercions that a log line names.
    private static let coercionsNamed = 20

    /// How the configuration's requests are judged.
    var tolerance: Tolerance { identity.configuration.isStrict ? .strict : .lenient }

    /// What the request is about.
    func note(_ kind: ResourceKind, _ id: UUID? = nil) {
        notes.provisioning { $0.effect = ProvisioningEffect(resourceType: kind.name, resourceID: id) }
    }

    /// What a write came to.
    func note(_ result: WriteResult) {
        notes.provisioning { $0.effect = ProvisioningEffect(result) }
        noteInLine(result.coercions)
    }

    /// What a read was granted.
    func note(_ coercions: [Coercion]) {
        guard !coercions.isEmpty else { return }
        notes.provisioning { notes in
            var effect = notes.effect ?? ProvisioningEffect()
            effect.coercions += coercions
            notes.effect = effect
        }
        noteInLine(coercions)
    }

    /// Whom a body was to make, before it is known whether that succeeds.
    func noteWanted(_ kind: ResourceKind, _ body: JSONObject) {
        notes.provisioning { $0.effect = ProvisioningEffect(wanted: kind, body) }
    }

    /// Puts what was accepted by leniency into the log line: names and paths, never values.
    private func noteInLine(_ coercions: [Coercion]) {
        guard !coercions.isEmpty else { return }
        let named = coercions.prefix(Self.coercionsNamed).map { "\($0.leniency.rawValue) at \($0.path.prefix(100))" }
        let others = coercions.count - named.count
        notes.set(
            "scim.coercions", to: named.joined(separator: ", ") + (others > 0 ? " and \(others) others" : ""))
    }
}
