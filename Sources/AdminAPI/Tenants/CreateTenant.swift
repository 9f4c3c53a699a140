import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `POST /tenants` with `slug` and `name`: a tenant with a schema of its own.
struct CreateTenant: Action {
    let tenants: TenantStore

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        var members = try await request.members()
        let slug = members.string("slug")
        let name = members.string("name")
        try members.finish()
        let tenant = try await tenants.create(slug: slug, name: name)
        return tenant.response(
            status: .created, headers: [.location: "\(context.baseURL)/admin/v1/tenants/\(tenant.slug)"])
    }
}
