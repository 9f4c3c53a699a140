import FoundationEssentials
import Tenancy
import TestDatabase
import TestTenants
import Testing

@testable import Provisioning

struct ProvisioningShareTests {
    private func entry(_ tenant: Tenant, name: String? = nil) -> NewProvisioningEntry {
        var effect = ProvisioningEffect(resourceType: "User")
        effect.name = name
        return NewProvisioningEntry(
            tenant: tenant, time: .now, configurationID: nil, credentialID: nil, requestID: "r", operation: .read,
            effect: effect, answer: ProvisioningAnswer(status: 200), microseconds: 1)
    }

    @Test func aFloodOfOneTenantLeavesRoomForTheOthers() async throws {
        try await TestDatabase.withTenant { _, noisy in
            try await TestDatabase.withTenant { _, quiet in
                var buffer = ProvisioningBuffer(capacity: 4_000)
                for _ in 1...5_000 { buffer.append(entry(noisy)) }
                buffer.append(entry(quiet))
                let (entries, lost) = buffer.take(at: .now)
                #expect(entries.count == 1_001 && entries.last?.tenant == quiet)
                #expect(lost.map(\.tenant) == [noisy] && lost.map(\.count) == [4_000])
                // What was taken leaves room.
                buffer.append(entry(noisy))
                #expect(buffer.entries.count == 1)
            }
        }
    }

    @Test func whatWaitsIsBoundedInBytesAsWell() async throws {
        try await TestDatabase.withTenant { _, tenant in
            var buffer = ProvisioningBuffer(capacity: 1_000)
            let long = String(repeating: "x", count: 1 << 20)
            for _ in 1...70 { buffer.append(entry(tenant, name: long)) }
            #expect(buffer.entries.count == 63 && buffer.lost.values.map(\.count) == [7])
        }
    }
}
