import HTTPTypes
import HummingbirdTesting
import JSON
import Tenancy
import Testing

/// The OpenAPI document of the admin API beside the code that it describes.
///
/// When `describesEveryRouteAndNoOther` goes red, a route has come or gone: mend the page of its area in `AdminOperations`.
@Suite struct AdminDocumentTests {
    @Test func describesEveryRouteAndNoOther() async throws {
        try await AdminWorld.run { world in
            let served = Set(world.routes.values.joined().filter { !$0.hasPrefix("HEAD ") })
            let described = Set(try await operations(world).keys)
            #expect(described.subtracting(served) == [], "described and not served")
            #expect(served.subtracting(described) == [], "served and not described")
            #expect(served.count > 60)
        }
    }

    @Test func namesTheScopeThatEachRouteAsksFor() async throws {
        try await AdminWorld.run { world in
            let operations = try await operations(world)
            for (area, routes) in world.routes {
                for route in routes where !route.hasPrefix("HEAD ") {
                    let access = route.hasPrefix("GET ") ? AdminScope.Access.read : .write
                    let scope: JSONValue = .string(AdminScope(area, access).text)
                    #expect(operations[route]?["security"] == [["bearer": [scope]]], "\(route)")
                    #expect(operations[route]?["tags"] == [.string(area.rawValue)], "\(route)")
                }
            }
        }
    }

    @Test func isThereForEverybody() async throws {
        try await AdminWorld.run { world in
            let answer = try await world.send(.get, "/openapi.json", key: nil)
            #expect(answer.status == .ok)
            #expect(answer.headers[.contentType] == "application/json")
            #expect(answer.headers[.cacheControl] == "public, max-age=300")
            #expect(try answer.object()["openapi"] == "3.1.0")
            let refused = try await world.send(.post, "/openapi.json", [:], key: nil)
            #expect(refused.status == .methodNotAllowed)
        }
    }

    @Test func refersOnlyToWhatItHolds() async throws {
        try await AdminWorld.run { world in
            let document = try await document(world)
            let references = Set(Self.references(in: .object(document)))
            #expect(references.count > 60)
            for reference in references {
                let found = reference.split(separator: "/").dropFirst()
                    .reduce(JSONValue?.some(.object(document))) { $0?[String($1)] }
                #expect(found != nil, "\(reference)")
            }
        }
    }

    @Test func refersToAllThatItHolds() async throws {
        try await AdminWorld.run { world in
            let document = try await document(world)
            let references = Set(Self.references(in: .object(document)))
            for kind in ["schemas", "parameters"] {
                for name in document["components"]?[kind]?.objectValue?.names ?? [] {
                    #expect(references.contains("#/components/\(kind)/\(name)"), "\(name) is of no use")
                }
            }
        }
    }

    @Test func tellsEveryOperationFromTheOthers() async throws {
        try await AdminWorld.run { world in
            let operations = try await operations(world)
            let names = operations.values.compactMap { $0["operationId"]?.stringValue }
            #expect(names.count == operations.count && Set(names).count == names.count)
            for (route, operation) in operations {
                let summary = operation["summary"]?.stringValue ?? ""
                #expect(summary.hasSuffix(".") && !summary.dropLast().contains(". "), "\(route)")
            }
        }
    }

    /// A link that names no operation, or a parameter that the operation doesn't have, leads nowhere.
    @Test func linksToOperationsWithAllThatTheyNeed() async throws {
        try await AdminWorld.run { world in
            let operations = try await operations(world)
            let routes = Dictionary(
                uniqueKeysWithValues: operations.map { ($0.value["operationId"]?.stringValue ?? "", $0.key) })
            let links = operations.values.flatMap { operation in
                (operation["responses"]?["201"]?["links"]?.objectValue ?? [:]).map(\.value)
            }
            #expect(links.count > 15)
            for link in links {
                let route = try #require(routes[link["operationId"]?.stringValue ?? ""])
                let names = route.split(separator: "/").filter { $0.hasPrefix("{") }.map {
                    String($0.dropFirst().dropLast())
                }
                #expect(Set(link["parameters"]?.objectValue?.names ?? []) == Set(names), "\(route)")
            }
        }
    }

    private func document(_ world: AdminWorld) async throws -> JSONObject {
        try await world.send(.get, "/openapi.json", key: nil).object()
    }

    /// Those of the document, by `METHOD /template`.
    private func operations(_ world: AdminWorld) async throws -> [String: JSONValue] {
        let paths = try await document(world)["paths"]?.objectValue ?? [:]
        let pairs = paths.flatMap { path in
            (path.value.objectValue ?? [:]).map { ("\($0.name.uppercased()) \(path.name)", $0.value) }
        }
        return Dictionary(uniqueKeysWithValues: pairs)
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
