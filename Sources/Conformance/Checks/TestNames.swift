import Synchronization

/// Names of test resources, which nobody can take for people of the tenant.
final class TestNames: Sendable {
    /// A mail domain that can belong to nobody (RFC 2606 §3).
    static let domain = "conformance.example"

    private let run: String
    private let count = Atomic(0)

    /// - Parameter run: of this run alone, so that two may run at once.
    init(run: String) {
        self.run = run
    }

    /// What all names of this run begin with.
    var prefix: String { "rollcall-conformance-\(run)-" }

    func next() -> String {
        prefix + String(count.wrappingAdd(1, ordering: .relaxed).newValue)
    }
}
