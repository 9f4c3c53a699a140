import FoundationEssentials
import Testing

@testable import Provisioning

struct ProvisioningStepTests {
    private func results(
        _ status: Int, code: String? = nil, outcome: ProvisioningOutcome = .failure
    ) -> [String] {
        let entry = ProvisioningEntry(
            id: UUID(), time: .now, configurationID: nil, credentialID: nil, requestID: "r", operation: .update,
            resourceType: "User", resourceID: nil, externalID: nil, name: nil, outcome: outcome, status: status,
            code: code, scimType: nil, microseconds: 1, coercions: nil, changes: nil, detail: "Because.")
        return ProvisioningStep.all(of: entry).map { "\($0.name.rawValue) \($0.result.rawValue)" }
    }

    @Test func aSuccessWentAllTheWay() {
        #expect(results(200, outcome: .success) == ["admit done", "read done", "apply done", "answer done"])
        #expect(results(200, outcome: .skipped) == ["admit done", "read done", "apply skipped", "answer done"])
    }

    @Test func aFailureEndsAtItsStep() {
        #expect(results(401, code: "credential_expired") == ["admit failed", "answer failed"])
        #expect(results(429, code: "too_many_requests") == ["admit failed", "answer failed"])
        #expect(results(400, code: "invalidPath") == ["admit done", "read failed", "answer failed"])
        #expect(results(409, code: "uniqueness") == ["admit done", "read done", "apply failed", "answer failed"])
        #expect(results(400, code: "mutability") == ["admit done", "read done", "apply failed", "answer failed"])
    }
}
