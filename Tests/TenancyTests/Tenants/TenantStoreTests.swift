import FoundationEssentials
import Postgres
import Testing

@testable import Tenancy

@Suite struct TenantStoreTests {
    @Test func createsATenantWithItsSchema() async throws {
        try await World.make { world in
            let tenant = try await world.tenants.create(slug: "globex", name: " Globex Inc ")
            #expect(tenant.slug == "globex")
            #expect(tenant.name == "Globex Inc")
            #expect(tenant.state == .active)
            #expect(tenant.isServable)
            #expect(tenant.createdAt == world.clock.now)
            #expect(try await world.tenants.find(slug: "globex") == tenant)
            #expect(try await world.tenants.find(id: tenant.id) == tenant)
            #expect(try await world.number("SELECT count(*) FROM \(tenant.id.schema.text).users") == 0)
        }
    }

    @Test func refusesASlugThatIsTaken() async throws {
        try await World.make { world in
            _ = try await world.tenant("globex")
            await #expect(throws: TenancyError.slugTaken("globex")) {
                try await world.tenants.create(slug: "globex", name: "Another")
            }
            #expect(try await world.number(Self.tenantSchemas) == 1)
        }
    }

    @Test func givesASlugToOneOfManyAtOnce() async throws {
        try await World.make { world in
            let winners = await withTaskGroup(of: Bool.self) { group in
                for number in 0..<6 {
                    group.addTask {
                        do {
                            _ = try await world.tenants.create(slug: "globex", name: "Number \(number)")
                            return true
                        } catch {
                            #expect(error as? TenancyError == .slugTaken("globex"))
                            return false
                        }
                    }
                }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            let schemas = try await world.number(Self.tenantSchemas)
            #expect(winners == 1)
            #expect(schemas == 1)
        }
    }

    @Test func refusesBadSlugsAndNamesWithoutAQuery() async throws {
        try await World.make { world in
            await #expect(throws: TenancyError.self) { try await world.tenants.create(slug: "Globex", name: "x") }
            await #expect(throws: TenancyError.self) { try await world.tenants.create(slug: "globex", name: " ") }
            #expect(try await world.tenants.find(slug: "no\u{0}body") == nil)
            #expect(try await world.tenants.find(slug: "nobody") == nil)
            let tenants = try await world.number("SELECT count(*) FROM rollcall.tenants")
            #expect(tenants == 0)
        }
    }

    @Test func pagesThroughAllTenantsOnce() async throws {
        try await World.make { world in
            let slugs = (1...5).map { "tenant-\($0)" }
            for slug in slugs { _ = try await world.tenant(slug) }
            var seen: [Tenant] = []
            var cursor: TenantID?
            repeat {
                let page = try await world.tenants.page(after: cursor, limit: 2)
                #expect(page.elements.count <= 2)
                seen += page.elements
                cursor = page.next
            } while cursor != nil
            #expect(seen.map(\.slug).sorted() == slugs)
        }
    }

    @Test func changesOfStateRaiseTheVersion() async throws {
        try await World.make { world in
            let tenant = try await world.tenant("globex")
            world.clock.advance(by: 5)
            let suspended = try await world.tenants.suspend(tenant.id)
            #expect(suspended.state == .suspended)
            #expect(suspended.version == tenant.version + 1)
            #expect(suspended.updatedAt == world.clock.now)
        }
    }

    @Test func aTenantIsDeletedWhenItsTimeHasComeAndNotBefore() async throws {
        try await World.make { world in
            let (kept, gone) = (try await world.tenant("kept"), try await world.tenant("gone"))
            _ = try await world.configuration(of: gone)
            let waiting = try await world.tenants.delete(gone.id, afterHours: 2)
            #expect(waiting.state == .suspended && waiting.deleteAt == world.clock.now.addingTimeInterval(7200))
            #expect(try await world.tenants.toDelete(limit: 10).isEmpty)
            #expect(try await world.deleteNow(waiting) == false)
            world.clock.advance(by: 7201)
            #expect(try await world.tenants.toDelete(limit: 10).map(\.slug) == ["gone"])
            #expect(try await world.deleteNow(waiting))
            #expect(try await world.tenants.find(slug: "gone") == nil)
            #expect(try await world.number("SELECT count(*) FROM rollcall.scim_configurations") == 0)
            #expect(try await world.number(Self.tenantSchemas) == 1)
            #expect(try await world.tenants.find(slug: "kept") == kept)
        }
    }

    @Test func aTenantThatIsResumedIsNotDeleted() async throws {
        try await World.make { world in
            let tenant = try await world.tenant("globex")
            let waiting = try await world.tenants.delete(tenant.id, afterHours: 0)
            let resumed = try await world.tenants.resume(tenant.id)
            #expect(resumed.state == .active && resumed.deleteAt == nil)
            #expect(try await world.deleteNow(waiting) == false)
            #expect(try await world.number(Self.tenantSchemas) == 1)
        }
    }

    @Test func whoKnowsAnotherVersionChangesNothing() async throws {
        try await World.make { world in
            let tenant = try await world.tenant("globex")
            await #expect(throws: TenancyError.tenantChanged) {
                try await world.tenants.rename(tenant.id, to: "Other", ifVersion: [tenant.version + 1])
            }
            let renamed = try await world.tenants.rename(tenant.id, to: "Globex", ifVersion: [tenant.version])
            #expect(renamed.name == "Globex")
            #expect(try await world.tenants.rename(tenant.id, to: "Globex") == renamed, "nothing to change")
            await #expect(throws: TenancyError.graceOutOfRange(hours: 721, allowed: 0...720)) {
                try await world.tenants.delete(tenant.id, afterHours: 721)
            }
        }
    }

    private static let tenantSchemas = "SELECT count(*) FROM pg_catalog.pg_namespace WHERE nspname LIKE 'tenant\\_%'"
}
