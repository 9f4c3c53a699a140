/// One step of a request's way, as far as its entry tells.
package struct ProvisioningStep: Sendable, Hashable {
    package enum Result: String, Sendable, Hashable, CaseIterable {
        case done
        case failed
        /// There was nothing to be done.
        case skipped
    }

    package enum Name: String, Sendable, Hashable, CaseIterable {
        /// Is the credential good, and is there room for the request?
        case admit
        /// Is the request one that can be read?
        case read
        /// The resource is found or looked for, and its new state is judged and written.
        case apply
        case answer
    }

    package let name: Name
    package let result: Result
    /// A sentence for people.
    package let detail: String

    /// The steps up to the one that failed, and the answer.
    package static func all(of entry: ProvisioningEntry) -> [ProvisioningStep] {
        guard entry.operation != .gap else { return [] }
        var steps: [ProvisioningStep] = []
        let failed = failing(entry)
        for step in [Name.admit, .read, .apply] {
            if step == failed {
                steps.append(
                    ProvisioningStep(name: step, result: .failed, detail: entry.detail ?? "It was refused."))
                break
            }
            steps.append(passed(step, entry))
        }
        return steps + [
            ProvisioningStep(
                name: .answer, result: entry.status < 400 ? .done : .failed, detail: "Answered with \(entry.status).")
        ]
    }

    /// Nil when none did.
    private static func failing(_ entry: ProvisioningEntry) -> Name? {
        guard entry.status >= 400 else { return nil }
        // The token endpoint does nothing but admit.
        if entry.operation == .token { return .admit }
        switch entry.status {
        case 401, 403, 429: return .admit
        case 405, 413, 414, 415, 501: return .read
        case 400: return entry.code == "mutability" || entry.code == "noTarget" ? .apply : .read
        default: return .apply
        }
    }

    private static func passed(_ step: Name, _ entry: ProvisioningEntry) -> ProvisioningStep {
        switch step {
        case .read where entry.coercions != nil:
            ProvisioningStep(name: step, result: .done, detail: "Read with leniency; see coercions.")
        case .apply where entry.operation == .bulk && entry.outcome == .failure:
            ProvisioningStep(name: step, result: .failed, detail: "All operations failed; see their entries.")
        case .apply where entry.operation == .bulk && entry.outcome == .warning:
            ProvisioningStep(
                name: step, result: .done, detail: "Some operations failed or took leniency; see their entries.")
        case .apply where entry.outcome == .skipped:
            ProvisioningStep(name: step, result: .skipped, detail: "All was as the request wants it already.")
        case .apply where entry.changes != nil:
            ProvisioningStep(name: step, result: .done, detail: "Written; see changes.")
        case .admit: ProvisioningStep(name: step, result: .done, detail: "The credential is good.")
        case .read: ProvisioningStep(name: step, result: .done, detail: "The request was read.")
        case .apply, .answer: ProvisioningStep(name: step, result: .done, detail: "Carried out.")
        }
    }
}
