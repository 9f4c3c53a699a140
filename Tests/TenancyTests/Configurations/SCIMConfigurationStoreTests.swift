import FoundationEssentials
import Postgres
import Testing

@testable import Tenancy

@Suite struct SCIMConfigurationStoreTests {
    @Test func createsAndFinds() async throws {
        try await World.make { world in
            let tenant = try await world.tenant("globex")
            let pool = UUID()
            let made = try await world.configurations.create(
                NewSCIMConfiguration(
                    name: "Okta", idp: .okta, autoAssign: AutoAssign(isEnabled: true, poolID: pool)), for: tenant)
            #expect(made.autoAssign == AutoAssign(isEnabled: true, poolID: pool))
            #expect(made.state == .enabled)
            #expect(made.tenantID == tenant.id)
            #expect(try await world.configurations.find(made.id, of: tenant) == made)
        }
    }

    @Test func refusesANameThatOnlyDiffersInCase() async throws {
        try await World.make { world in
            let tenant = try await world.tenant("globex")
            _ = try await world.configuration(of: tenant, name: "Entra")
            await #expect(throws: TenancyError.configurationNameTaken("ENTRA")) {
                try await world.configuration(of: tenant, name: "ENTRA")
            }
            _ = try await world.configuration(of: try await world.tenant("initech"), name: "Entra")
        }
    }

    @Test func refusesAutoAssignWithoutAPool() async throws {
        try await World.make { world in
            let tenant = try await world.tenant("globex")
            await #expect(throws: TenancyError.autoAssignWithoutPool) {
                try await world.configurations.create(
                    NewSCIMConfiguration(
                        name: "Okta", idp: .okta, autoAssign: AutoAssign(isEnabled: true, poolID: nil)), for: tenant)
            }
        }
    }

    @Test func anotherTenantsConfigurationIsNotFound() async throws {
        try await World.make { world in
            let (mine, theirs) = (try await world.tenant("mine"), try await world.tenant("theirs"))
            let configuration = try await world.configuration(of: theirs)
            #expect(try await world.configurations.find(configuration.id, of: mine) == nil)
            #expect(try await world.configurations.find([configuration.id], of: mine).isEmpty)
            #expect(try await world.configurations.page(of: mine, limit: 10).elements.isEmpty)
            await #expect(throws: TenancyError.configurationNotFound) {
                try await world.configurations.update(
                    configuration.id, SCIMConfigurationChange(state: .disabled), of: mine)
            }
        }
    }

    @Test func pagesInTheOrderOfMaking() async throws {
        try await World.make { world in
            let tenant = try await world.tenant("globex")
            for name in ["c", "a", "b"] { _ = try await world.configuration(of: tenant, name: name) }
            let first = try await world.configurations.page(of: tenant, limit: 2)
            let second = try await world.configurations.page(of: tenant, after: first.next, limit: 2)
            #expect((first.elements + second.elements).map(\.name) == ["c", "a", "b"])
            #expect(second.next == nil)
        }
    }
}
