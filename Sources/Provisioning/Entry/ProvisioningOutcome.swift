/// How a request went, in the words of Entra's provisioning logs.
package enum ProvisioningOutcome: String, Sendable, Hashable, CaseIterable {
    case success
    case failure
    /// A write that asked for what was so already.
    case skipped
    /// It went well because something was read by leniency; a bulk request of which a part failed; or a gap.
    case warning

    package init(status: Int, operation: ProvisioningOperation, effect: ProvisioningEffect?) {
        if status >= 400 {
            self = .failure
        } else if let effect, effect.failedOperations > 0 {
            self = effect.failedOperations == effect.operations ? .failure : .warning
        } else if let effect, operation.isWrite, !effect.isChanged {
            self = .skipped
        } else if let effect, !effect.coercions.isEmpty {
            self = .warning
        } else {
            self = .success
        }
    }
}
