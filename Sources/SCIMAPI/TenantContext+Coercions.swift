import SCIM
import Tenancy
import Web

extension TenantContext {
    /// The most coercions that a log line names.
    private static let coercionsNamed = 20

    /// How the configuration's requests are judged.
    var tolerance: Tolerance { identity.configuration.isStrict ? .strict : .lenient }

    /// Puts what was accepted by leniency into the log line: names and paths, never values.
    func note(_ coercions: [Coercion]) {
        guard !coercions.isEmpty else { return }
        let named = coercions.prefix(Self.coercionsNamed).map { "\($0.leniency.rawValue) at \($0.path.prefix(100))" }
        let others = coercions.count - named.count
        notes.set(
            "scim.coercions", to: named.joined(separator: ", ") + (others > 0 ? " and \(others) others" : ""))
    }
}
