import Directory
import HTTPTypes
import Hummingbird
import SCIM
import Tenancy
import Web

/// `POST /tenants/{tenant}/schemas` with a schema's document and the `resource_type` that it extends, if it does.
struct CreateTenantSchema: Action {
    let schemas: SchemaStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let body = try await SchemaBody(request)
        let schema = try await schemas.create(body.definition, extending: body.kind, for: context.tenant)
        let place = "\(context.baseURL)/admin/v1/tenants/\(context.tenant.slug)/schemas/\(schema.definition.id)"
        return schema.response(status: .created, headers: [.location: place])
    }
}
