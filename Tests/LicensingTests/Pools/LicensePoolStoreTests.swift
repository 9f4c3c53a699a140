import Events
import FoundationEssentials
import Postgres
import Tenancy
import Testing

@testable import Licensing

struct LicensePoolStoreTests {
    @Test func makesEverySeat() async throws {
        try await World.make(seats: 0) { world in
            let count = LicensePoolStore.seatsAtOnce + 3
            let pool = try await world.pools.create(
                NewLicensePool(name: " Sales Navigator Advanced ", product: "sales-navigator", seats: count),
                for: world.tenant)
            #expect(pool.name == "Sales Navigator Advanced")
            #expect(try await world.pools.find(pool.id, of: world.tenant) == pool)
            let rows = try await world.database.query(
                Statement(
                    "test.seats",
                    "SELECT count(*), min(number), max(number) FROM {schema}.seats WHERE pool_id = $1"),
                for: world.tenant, [.uuid(pool.id)])
            let (seats, lowest, highest) = try #require(rows.first).decode(Int.self, Int?.self, Int?.self)
            #expect(seats == count && lowest == 1 && highest == count)
        }
    }

    @Test func tellsOfANewPool() async throws {
        try await World.make(seats: 7) { world in
            let events = try await world.log.page(of: world.tenant, after: 0, limit: 10)
            let created = events.filter { $0.type == .licensePoolCreated }
            #expect(created.map(\.subject) == [world.pool.id])
            #expect(created.map(\.data) == [#"{"name":"Seats","product":"p","seats":7}"#])
        }
    }

    @Test func refusesANameThatIsTakenWhateverItsCase() async throws {
        try await World.make(seats: 0) { world in
            await #expect(throws: LicensingError.poolNameTaken("SEATS")) {
                try await world.pools.create(NewLicensePool(name: "SEATS", product: "p", seats: 5), for: world.tenant)
            }
            let page = try await world.pools.page(of: world.tenant, limit: 10)
            #expect(page.elements == [world.pool])
        }
    }

    @Test(arguments: [-1, 1_000_001, Int.max])
    func refusesSeatsOutOfRange(seats: Int) async throws {
        try await World.make(seats: 0) { world in
            await #expect(throws: LicensingError.seatsOutOfRange(seats, allowed: 0...1_000_000)) {
                try await world.pools.create(NewLicensePool(name: "A", product: "p", seats: seats), for: world.tenant)
            }
        }
    }

    @Test(arguments: ["", "Sales", "a b", "é", String(repeating: "a", count: 101)])
    func refusesAProductThatIsNoKey(product: String) {
        #expect(throws: LicensingError.self) { try ProductKey.validate(product) }
    }

    @Test func pagesInTheOrderOfMaking() async throws {
        try await World.make(seats: 0) { world in
            var made = [world.pool]
            for number in 1...4 {
                made.append(
                    try await world.pools.create(
                        NewLicensePool(name: "Pool \(number)", product: "p", seats: number), for: world.tenant))
            }
            let first = try await world.pools.page(of: world.tenant, limit: 3)
            #expect(first.elements == Array(made.prefix(3)))
            let second = try await world.pools.page(of: world.tenant, after: first.next, limit: 3)
            #expect(second.elements == Array(made.dropFirst(3)))
            #expect(second.next == nil)
        }
    }

    @Test func anotherTenantsPoolIsNotFound() async throws {
        try await World.make(seats: 0) { world in
            let other = try await TenantStore(client: world.client, clock: .system).create(
                slug: "globex", name: "Globex")
            #expect(try await world.pools.find(world.pool.id, of: other) == nil)
            #expect(try await world.pools.page(of: other, limit: 10).elements.isEmpty)
        }
    }
}
