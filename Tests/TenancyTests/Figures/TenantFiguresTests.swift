import FoundationEssentials
import Testing

@testable import Tenancy

struct TenantFiguresTests {
    private func figures(_ free: Int64, held: Int64) -> TenantFigures {
        TenantFigures(free: free, held: held, waiting: 2, enabledEndpoints: 1, disabledEndpoints: 3)
    }

    @Test func theLastCountOfEachTenantIsAddedUp() async throws {
        try await World.make { world in
            let store = TenantFiguresStore(client: world.client, clock: .system)
            #expect(try await store.sum()?.free == 0)
            let (acme, globex) = (try await world.tenant("acme"), try await world.tenant("globex"))
            try await store.keep([acme.id: figures(10, held: 4), globex.id: figures(5, held: 5)])
            try await store.keep([acme.id: figures(20, held: 7)])
            let sum = try #require(try await store.sum())
            let expected = TenantFigures(
                free: 25, held: 12, waiting: 4, enabledEndpoints: 2, disabledEndpoints: 6)
            #expect(sum == expected)
        }
    }

    @Test func aTenantThatIsGoneIsNotCounted() async throws {
        try await World.make { world in
            let store = TenantFiguresStore(client: world.client, clock: .system)
            let acme = try await world.tenant("acme")
            var random = SystemRandomNumberGenerator()
            try await store.keep([acme.id: figures(10, held: 4), TenantID.random(using: &random): figures(5, held: 5)])
            #expect(try await store.sum()?.free == 10)
        }
    }
}
