import AdminAPI
import Directory
import Foundation
import JSON
import SCIM
import Tenancy

extension Operator {
    package func schemas(of slug: String) async throws -> Report {
        let schemas = try await services.schemas.all(of: find(slug)).map(\.json)
        return Report(list: schemas, showing: ["id", "resource_type", "name", "version", "updated_at"])
    }

    package func schema(_ urn: String, of slug: String) async throws -> Report {
        Report(try await services.schemas.find(urn, of: find(slug)).json)
    }

    /// Makes the schema whose document is in the file, or puts it in the place of the one that has its URN.
    ///
    /// - Parameter version: the version that must be there for that; nil takes any.
    package func putSchema(in file: String, of slug: String, ifVersion version: Int?) async throws -> Report {
        let tenant = try await find(slug)
        let body = try SchemaBody(document: DocumentFile(path: file).object())
        do {
            return Report(
                try await services.schemas.replace(
                    body.definition.id, with: body.definition, extending: body.kind, if: condition(version), for: tenant
                ).json)
        } catch SchemaRefusal.notFound where version == nil {
            return Report(try await services.schemas.create(body.definition, extending: body.kind, for: tenant).json)
        }
    }

    package func deleteSchema(_ urn: String, of slug: String, ifVersion version: Int?) async throws -> Report {
        try await services.schemas.delete(urn, if: condition(version), for: find(slug))
        return Report(["id": .string(urn), "deleted": true])
    }

    package func resourceTypes(of slug: String) async throws -> Report {
        let types = try await services.types.all(of: find(slug)).map(\.json)
        return Report(list: types, showing: ["name", "endpoint", "schema", "version", "updated_at"])
    }

    package func resourceType(_ name: String, of slug: String) async throws -> Report {
        Report(try await services.types.find(name, of: find(slug)).json)
    }

    /// As ``putSchema(in:of:ifVersion:)``, for the type that has the document's name.
    package func putResourceType(in file: String, of slug: String, ifVersion version: Int?) async throws -> Report {
        let tenant = try await find(slug)
        let type = try ResourceTypeBody(document: DocumentFile(path: file).object()).type
        do {
            return Report(
                try await services.types.replace(type.name, with: type, if: condition(version), for: tenant).json)
        } catch ResourceTypeRefusal.notFound where version == nil {
            return Report(try await services.types.create(type, for: tenant).json)
        }
    }

    package func deleteResourceType(_ name: String, of slug: String, ifVersion version: Int?) async throws -> Report {
        try await services.types.delete(name, if: condition(version), for: find(slug))
        return Report(["name": .string(name), "deleted": true])
    }

    private func condition(_ version: Int?) -> VersionCondition {
        version.map { .versions([Int64($0)]) } ?? .none
    }
}
