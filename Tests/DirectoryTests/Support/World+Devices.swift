import FoundationEssentials
import JSON
import Postgres
import SCIM
import Tenancy

@testable import Directory

/// A type that the tenant has defined, its store, and who asks with it in the registry.
struct Devices: Sendable {
    static let urn = "urn:example:params:scim:schemas:acme:2.0:Device"
    static let warranty = "urn:example:params:scim:schemas:extension:acme:2.0:Warranty"

    let type: ResourceSchema
    let store: OwnResourceStore
    let entra: Provisioner

    static func body(_ serial: String, _ more: JSONObject = [:]) -> JSONObject {
        var body: JSONObject = ["schemas": [.string(urn)], "serial": .string(serial)]
        for (name, value) in more { body[name] = value }
        return body
    }
}

extension World {
    /// Defines the type, with further members of its document and these attributes besides `serial`.
    func makeDevices(_ name: String = "Device", attributes: String = #"{"name":"model"}"#) async throws -> Devices {
        let existing = try await schemas.all(of: tenant)
        if existing.isEmpty {
            let lists = [(Devices.urn, #"{"name":"serial"},"# + attributes), (Devices.warranty, #"{"name":"by"}"#)]
            for (urn, list) in lists {
                let text = #"{"id":"\#(urn)","attributes":[\#(list)]}"#
                let definition = try SchemaDefinition(document: JSONParser.parse(text).objectValue ?? [:])
                _ = try await schemas.create(definition, extending: nil, for: tenant)
            }
        }
        let made = try await types.create(Self.deviceType(name), for: tenant)
        return try await devices(made.type)
    }

    static func deviceType(_ name: String = "Device", extensions: [ResourceType.Extension] = []) -> ResourceType {
        ResourceType(
            name: name, endpoint: "/\(name)s", description: "", schema: Devices.urn, extensions: extensions)
    }

    func devices(_ type: ResourceType) async throws -> Devices {
        let own = try await schemas.all(of: tenant).map(\.definition)
        guard let schema = ResourceSchema(type, among: own) else { throw ResourceTypeRefusal.notFound }
        let registry = SchemaRegistry(userExtensions: [.enterpriseUser], groupExtensions: [], own: [schema])
        let provisioner = Provisioner(
            tenant: tenant, configurationID: entra.configurationID, requestID: "req-entra", registry: registry)
        return Devices(type: schema, store: self.own.store(of: schema), entra: provisioner)
    }

    /// Devices written by one statement, for tests that need many and look at something else.
    func manyDevices(_ count: Int, of devices: Devices) async throws -> [UUID] {
        let rows = try await database.query(
            Statement(
                "test.many_devices",
                """
                WITH devices AS (
                    SELECT ('01900000-0000-7000-a000-' || lpad(to_hex(i), 12, '0'))::uuid AS id, i
                    FROM generate_series(1, $2) AS i
                ), resources AS (
                    INSERT INTO {schema}.resources (id, type_key, configuration_id, version, created_at, updated_at,
                        document)
                    SELECT id, $3, $1, 1, now() - i * interval '1 s', now() - i * interval '1 s',
                        format('{"schemas":["\(Devices.urn)"],"serial":"S%s"}', i)
                    FROM devices RETURNING id
                ), external_ids AS (
                    INSERT INTO {schema}.resource_external_ids SELECT id, $1, 'ext' || i FROM devices
                )
                SELECT id FROM devices ORDER BY id
                """), for: tenant,
            [.uuid(entra.configurationID), .int4(Int32(count)), .text(devices.type.resourceType.key)])
        for table in ["resources", "resource_external_ids"] {
            _ = try await database.query(
                Statement("test.analyze_\(table)", "ANALYZE {schema}.\(table)"), for: tenant)
        }
        return try rows.identifiers()
    }
}
