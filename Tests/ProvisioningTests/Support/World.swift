import Crypto
import Events
import FoundationEssentials
import Postgres
import SCIM
import Tenancy
import TestDatabase
import TestTenants

@testable import Provisioning

/// A tenant with a recorder and a log over a real database.
struct World: Sendable {
    let client: PostgresClient
    let database: TenantDatabase
    let tenant: Tenant
    let recorder: ProvisioningRecorder
    let log: ProvisioningLog
    let configurationID = UUID()

    static let keys = ProvisioningKeys(
        hasher: SecretHasher(secretKey: SymmetricKey(data: Array(repeating: UInt8(7), count: 32))))
    /// A clock that is ahead, so that everything has settled.
    static let later = WallClock { Date.now.addingTimeInterval(3) }

    static func make(capacity: Int = 10_000, _ test: @Sendable @escaping (World) async throws -> Void) async throws {
        try await TestDatabase.withTenant { client, tenant in
            let database = TenantDatabase(client: client)
            try await test(
                World(
                    client: client, database: database, tenant: tenant,
                    recorder: ProvisioningRecorder(
                        database: database, keys: keys, identifiers: .random, clock: .system,
                        logger: TestDatabase.logger, capacity: capacity),
                    log: ProvisioningLog(database: database, keys: keys, names: People(), clock: later)))
        }
    }

    func entry(
        _ operation: ProvisioningOperation = .create, _ effect: ProvisioningEffect? = nil,
        _ answer: ProvisioningAnswer = ProvisioningAnswer(status: 201), request: String = "request-1",
        configuration: UUID? = nil
    ) -> NewProvisioningEntry {
        NewProvisioningEntry(
            tenant: tenant, time: .now, configurationID: configuration ?? configurationID, credentialID: UUID(),
            requestID: request, operation: operation, effect: effect, answer: answer, microseconds: 1_234)
    }

    /// A directory with one person, called `ada` and `e-ada`.
    struct People: ProvisionedNames {
        static let ada = UUID()

        func resources(called text: String, of tenant: Tenant) async throws -> [UUID] {
            text.lowercased() == "ada" || text == "e-ada" ? [Self.ada] : []
        }
    }

    func person(_ name: String, externalID: String? = nil, id: UUID? = UUID()) -> ProvisioningEffect {
        var effect = ProvisioningEffect(resourceType: "User", resourceID: id)
        effect.name = name
        effect.externalID = externalID
        effect.isChanged = true
        return effect
    }

    /// The log as it is seen when the clock is ahead by so many seconds.
    func log(ahead seconds: TimeInterval) -> ProvisioningLog {
        let clock = WallClock { Date.now.addingTimeInterval(seconds) }
        return ProvisioningLog(database: database, keys: Self.keys, names: People(), clock: clock)
    }

    func all(_ change: (inout ProvisioningFilter) -> Void = { _ in }) async throws -> [ProvisioningEntry] {
        var filter = ProvisioningFilter()
        change(&filter)
        return try await log.page(of: tenant, filter, limit: 200).elements
    }
}
