import HTTPTypes
import HummingbirdTesting
import JSON
import SCIM
import SCIMAPI
import Testing
import Web

/// The OpenAPI document beside the code that it describes.
///
/// When `describesEveryRouteAndNoOther` goes red, a route has come or gone: mend the page `SCIMOperations`.
@Suite struct OpenAPITests {
    /// Those that OpenAPI can tell apart and SCIM has; HEAD follows from GET.
    private static let methods: Set<Substring> = ["GET", "POST", "PUT", "PATCH", "DELETE"]

    @Test func describesEveryRouteAndNoOther() async throws {
        try await SCIMWorld.run { world in
            let served = Set(world.routes.filter { Self.methods.contains($0.prefix { $0 != " " }) })
            #expect(SCIMOperations.routes.subtracting(served) == [], "described and not served")
            #expect(served.subtracting(SCIMOperations.routes) == [], "served and not described")
            #expect(served.count > 20)

            let paths = try await document(world)["paths"]?.objectValue ?? [:]
            let inDocument = paths.flatMap { path in
                (path.value.objectValue?.names ?? []).map { "\($0.uppercased()) \(path.name)" }
            }
            #expect(Set(inDocument) == SCIMOperations.routes)
        }
    }

    @Test func isThereForEverybody() async throws {
        try await SCIMWorld.run { world in
            let answer = try await world.http.execute(uri: "/openapi/scim.json", method: .get)
            #expect(answer.status == .ok)
            #expect(answer.headers[.contentType] == "application/json")
            #expect(answer.headers[.cacheControl] == "public, max-age=300")
            #expect(try answer.object()["openapi"] == "3.1.0")
        }
    }

    @Test func refersOnlyToWhatItHolds() async throws {
        try await SCIMWorld.run { world in
            let document = try await document(world)
            let references = Set(Self.references(in: .object(document)))
            #expect(references.count > 30)
            for reference in references {
                let found = reference.split(separator: "/").dropFirst()
                    .reduce(JSONValue?.some(.object(document))) { $0?[String($1)] }
                #expect(found != nil, "\(reference)")
            }
        }
    }

    @Test func namesEveryOperationOnce() async throws {
        try await SCIMWorld.run { world in
            let paths = try await document(world)["paths"]?.objectValue ?? [:]
            let names = paths.flatMap { path in
                (path.value.objectValue ?? [:]).compactMap { $0.value["operationId"]?.stringValue }
            }
            #expect(names.count == SCIMOperations.routes.count && Set(names).count == names.count)
        }
    }

    @Test func describesTheSchemasThatAreServed() async throws {
        try await SCIMWorld.run { world in
            let document = try await document(world)
            for schema in [SchemaRegistry.standard.user, SchemaRegistry.standard.group] {
                let name = schema.resourceType.name
                let answer = Self.schema(name, in: document)
                let body = Self.schema("\(name)Body", in: document)
                let extensions = schema.extensions.map(\.id)
                let readable = schema.core.attributes.filter(\.isReadable).map(\.name)
                let writable = schema.core.attributes.filter { $0.mutability != .readOnly }.map(\.name)
                #expect(
                    Set(answer["properties"]?.objectValue?.names ?? [])
                        == Set(["schemas", "id", "externalId", "meta"] + readable + extensions))
                #expect(
                    Set(body["properties"]?.objectValue?.names ?? [])
                        == Set(["schemas", "externalId"] + writable + extensions))
                #expect(answer["required"] == ["schemas", "id"])
                #expect(body["required"] == ["schemas", schema.core.id == URN.user ? "userName" : "displayName"])
            }
        }
    }

    private func document(_ world: SCIMWorld) async throws -> JSONObject {
        try await world.http.execute(uri: "/openapi/scim.json", method: .get).object()
    }

    private static func schema(_ name: String, in document: JSONObject) -> JSONObject {
        document["components"]?["schemas"]?[name]?.objectValue ?? [:]
    }

    private static func references(in value: JSONValue) -> [String] {
        switch value {
        case .object(let object):
            object.flatMap { member in
                member.name == "$ref" ? [member.value.stringValue].compactMap(\.self) : references(in: member.value)
            }
        case .array(let elements): elements.flatMap(references)
        default: []
        }
    }
}
