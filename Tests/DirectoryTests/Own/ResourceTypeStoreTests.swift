import Postgres
import SCIM
import Tenancy
import Testing

@testable import Directory

@Suite struct ResourceTypeStoreTests {
    @Test func aTypeStaysWhileThereAreResourcesOfIt() async throws {
        try await World.make { world in
            let devices = try await world.makeDevices()
            let made = try await devices.store.create(Devices.body("S1"), by: devices.entra).resource
            await #expect(throws: ResourceTypeRefusal.inUse) {
                try await world.types.delete("Device", if: .none, for: world.tenant)
            }
            try await devices.store.delete(made.id, by: devices.entra)
            try await world.types.delete("device", if: .none, for: world.tenant)
            await #expect(throws: SCIMError.notFound("Resource type")) {
                _ = try await devices.store.create(Devices.body("S2"), by: devices.entra)
            }
        }
    }

    /// Whichever comes first: no resource is left without its type, and nobody is told that something broke.
    @Test func ofATypeThatGoesAndAResourceThatComesOneWins() async throws {
        try await World.make { world in
            var devices = try await world.makeDevices()
            for _ in 0..<20 {
                let (store, entra) = (devices.store, devices.entra)
                async let made = Self.outcome { _ = try await store.create(Devices.body("S1"), by: entra) }
                async let gone = Self.outcome {
                    try await world.types.delete("Device", if: .none, for: world.tenant)
                }
                switch try await (made, gone) {
                case (nil, .inUse?), (.inUse?, nil): break
                case let outcomes: Issue.record("\(outcomes)")
                }
                _ = try await world.database.query(
                    Statement("test.empty", "DELETE FROM {schema}.resources"), for: world.tenant)
                if try await world.types.all(of: world.tenant).isEmpty { devices = try await world.makeDevices() }
            }
        }
    }

    /// Nil when it was done. `inUse` stands for both refusals: there is a resource of the type, or the type is gone.
    private static func outcome(_ body: () async throws -> Void) async throws -> ResourceTypeRefusal? {
        do {
            try await body()
            return nil
        } catch let refusal as ResourceTypeRefusal {
            return refusal
        } catch let error as SCIMError where error == .notFound("Resource type") {
            return .inUse
        }
    }

    @Test func whatResourcesMayNotFitIsRefusedWhileThereAreAny() async throws {
        try await World.make { world in
            let devices = try await world.makeDevices()
            let made = try await devices.store.create(Devices.body("S1"), by: devices.entra).resource
            let warranty = ResourceType.Extension(schema: Devices.warranty)
            var moved = World.deviceType()
            moved.endpoint = "/Machines"
            var remade = World.deviceType()
            remade.schema = Devices.warranty
            let required = ResourceType.Extension(schema: Devices.warranty, isRequired: true)
            let changes = [moved, remade, World.deviceType(extensions: [required])]
            for change in changes {
                await #expect(throws: ResourceTypeRefusal.self) {
                    _ = try await world.types.replace("Device", with: change, if: .none, for: world.tenant)
                }
            }
            let extended = World.deviceType(extensions: [warranty])
            let wider = try await world.types.replace("Device", with: extended, if: .none, for: world.tenant)
            #expect(wider.version == 2)
            await #expect(throws: ResourceTypeRefusal.self, "an extension stays") {
                _ = try await world.types.replace("Device", with: World.deviceType(), if: .none, for: world.tenant)
            }
            try await devices.store.delete(made.id, by: devices.entra)
            for change in changes {
                _ = try await world.types.replace("Device", with: change, if: .none, for: world.tenant)
            }
        }
    }

    @Test func typesOfOneSchemaKeepTheirResourcesApart() async throws {
        try await World.make { world in
            let devices = try await world.makeDevices("Device")
            let gadgets = try await world.makeDevices("Gadget")
            let device = try await devices.store.create(Devices.body("S1"), by: devices.entra).resource
            _ = try await gadgets.store.create(Devices.body("S1"), by: gadgets.entra)
            #expect(try await devices.store.search(SearchQuery(), by: devices.entra).totalResults == 1)
            await #expect(throws: SCIMError.notFound("Gadget")) {
                _ = try await gadgets.store.read(device.id, by: gadgets.entra)
            }
            await #expect(throws: SCIMError.notFound("Gadget")) {
                try await gadgets.store.delete(device.id, by: gadgets.entra)
            }
        }
    }
}
