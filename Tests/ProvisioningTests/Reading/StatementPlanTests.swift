import FoundationEssentials
import Postgres
import Tenancy
import Testing

@testable import Provisioning

struct StatementPlanTests {
    /// With statistics of 30,000 entries, no statement may walk the table or sort what it found.
    @Test func readByAnIndexInItsOrder() async throws {
        try await World.make { world in
            _ = try await world.database.query(Statement("test.fill", Self.rows), for: world.tenant)
            _ = try await world.database.query(
                Statement("test.analyze", "ANALYZE {schema}.provisioning_log"), for: world.tenant)
            for (statement, binds, index) in Self.cases {
                let explain = Statement("explain \(statement.name)", "EXPLAIN " + statement.sql)
                let rows = try await world.database.query(explain, for: world.tenant, binds)
                let plan = try rows.map { try $0.decode(String.self, at: 0) }.joined(separator: "\n")
                #expect(!plan.contains("Seq Scan"), "\(statement.name)\n\(plan)")
                #expect(plan.contains(index), "\(statement.name)\n\(plan)")
            }
        }
    }

    private static let rows = """
        INSERT INTO {schema}.provisioning_log (id, time, configuration_id, request_id, operation, resource_type,
            resource_id, name_key, external_key, outcome, status, scim_type, microseconds)
        SELECT (lpad(to_hex(n), 12, '0') || '7000800000000000' || '0000')::uuid, now(), md5('c' || n % 300)::uuid, 'r' || n,
            CASE WHEN n % 500 = 0 THEN 'delete' ELSE 'read' END, CASE WHEN n % 300 = 0 THEN 'Group' ELSE 'User' END,
            md5('u' || n % 10000)::uuid, n % 10000, n % 10000, CASE WHEN n % 200 = 0 THEN 'failure' ELSE 'success' END,
            CASE WHEN n % 200 = 0 THEN 409 ELSE 200 END, CASE WHEN n % 200 = 0 THEN 'uniqueness' END, 1
        FROM generate_series(1, 30000) n
        """

    private static var cases: [(Statement, [Bind], String)] {
        let filters: [(String, (inout ProvisioningFilter) -> Void)] = [
            ("provisioning_log_request", { $0.requestID = "r5" }),
            ("provisioning_log_resource", { $0.resourceID = UUID() }),
            ("provisioning_log_name", { $0.text = "ada" }),
            ("provisioning_log_scim_type", { $0.scimType = "noTarget" }),
            ("provisioning_log_status", { $0.status = 412 }),
            ("provisioning_log_kind", { $0.outcome = .skipped }),
            ("provisioning_log_type", { $0.resourceType = "Device" }),
            ("provisioning_log_kind", { $0.operation = .bulk }),
            ("provisioning_log_configuration", { $0.configurationID = UUID() }),
            ("provisioning_log_pkey", { _ in }),
        ]
        var cases: [(Statement, [Bind], String)] = [
            (ProvisioningLogStatements.find, [.uuid(UUID())], "provisioning_log_pkey"),
            (ProvisioningLogStatements.forget, [.uuid(UUID(beforeAllOf: .now)), .int8(100)], "provisioning_log_pkey"),
            (ProvisioningLogStatements.deleted, [.int8(1), .int8(2), .int8(10)], "provisioning_log_name"),
        ]
        for (index, change) in filters {
            var filter = ProvisioningFilter()
            change(&filter)
            for read in ProvisioningRead.all(of: filter, World.keys, called: [UUID()]) {
                let index =
                    switch read.anchor {
                    case .external: "provisioning_log_external"
                    case .resource: "provisioning_log_resource"
                    default: index
                    }
                let binds = read.binds(filter, after: .none, before: .all, limit: 50)
                cases.append((ProvisioningLogStatements.newest(by: read.anchor), binds, index))
                cases.append((ProvisioningLogStatements.oldest(by: read.anchor), binds, index))
                for isAscending in [true, false] {
                    cases.append(
                        (ProvisioningLogStatements.horizon(by: read.anchor, isAscending: isAscending), binds, index))
                }
            }
        }
        return cases
    }
}
