import FoundationEssentials
import Tenancy
import TestDatabase
import TestTenants
import Testing

@testable import Provisioning

struct ProvisioningBufferTests {
    @Test func whatCanNotBeToldIsTriedLaterAndLaterAndThenForgotten() async throws {
        try await TestDatabase.withTenant { _, tenant in
            var (buffer, now) = (ProvisioningBuffer(capacity: 1), Date(timeIntervalSince1970: 1_800_000_000))
            buffer.lose(3, of: tenant)
            var waits: [TimeInterval] = []
            var waited: TimeInterval = 0
            for _ in 0..<2_000 {
                if let loss = buffer.take(at: now).lost.first {
                    #expect(loss.count == 3)
                    waits.append(waited)
                    waited = 0
                    buffer.keep(loss, at: now)
                }
                waited += 1
                now += 1
            }
            #expect(waits == [0, 1, 1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60])
            #expect(buffer.lost.isEmpty)
        }
    }

    @Test func everyLossIsCountedOnceWhetherOrNotItCanBeTold() async throws {
        try await TestDatabase.withTenant { _, tenant in
            var buffer = ProvisioningBuffer(capacity: 1)
            buffer.lose(3, of: tenant)
            #expect(buffer.takeUncounted() == 3 && buffer.takeUncounted() == 0)
            let loss = try #require(buffer.take(at: .now).lost.first)
            buffer.keep(loss, at: .now)
            #expect(buffer.takeUncounted() == 0)
        }
    }

    @Test func whatIsLostMeanwhileIsAdded() async throws {
        try await TestDatabase.withTenant { _, tenant in
            var buffer = ProvisioningBuffer(capacity: 1)
            buffer.lose(3, of: tenant)
            let loss = try #require(buffer.take(at: .now).lost.first)
            buffer.lose(2, of: tenant)
            buffer.keep(loss, at: .now)
            let kept = buffer.take(at: .now).lost.map(\.count)
            #expect(kept == [5])
        }
    }
}
