import Provisioning
import SCIM
import Testing

struct ProvisioningOutcomeTests {
    private func outcome(
        _ status: Int, _ operation: ProvisioningOperation = .update, isChanged: Bool = true, coerced: Bool = false
    ) -> ProvisioningOutcome {
        var effect = ProvisioningEffect()
        effect.isChanged = isChanged
        if coerced { effect.coercions = [Coercion(.booleanAsText, at: "active")] }
        return ProvisioningOutcome(status: status, operation: operation, effect: effect)
    }

    @Test func aWriteThatChangedNothingIsSkipped() {
        #expect(outcome(200, isChanged: false) == .skipped)
        #expect(outcome(200) == .success)
        #expect(outcome(200, .read, isChanged: false) == .success)
    }

    @Test func whatTookLeniencyIsAWarning() {
        #expect(outcome(200, coerced: true) == .warning)
        #expect(outcome(200, isChanged: false, coerced: true) == .skipped)
    }

    @Test func aBulkRequestIsAsGoodAsItsOperations() {
        func outcome(_ failed: Int, of operations: Int) -> ProvisioningOutcome {
            var effect = ProvisioningEffect()
            (effect.operations, effect.failedOperations, effect.isChanged) = (operations, failed, failed < operations)
            return ProvisioningOutcome(status: 200, operation: .bulk, effect: effect)
        }
        #expect(outcome(0, of: 2) == .success)
        #expect(outcome(1, of: 2) == .warning)
        #expect(outcome(2, of: 2) == .failure)
    }

    @Test func anErrorIsAFailureWhateverElse() {
        #expect(outcome(409, coerced: true) == .failure)
        #expect(ProvisioningOutcome(status: 401, operation: .search, effect: nil) == .failure)
    }
}
