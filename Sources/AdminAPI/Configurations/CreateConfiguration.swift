import Events
import FoundationEssentials
import HTTPTypes
import Hummingbird
import JSON
import Licensing
import Tenancy
import Web

/// `POST /tenants/{tenant}/scim-configurations` with `name`, `idp` and `auto_assign`.
struct CreateConfiguration: Action {
    let services: AdminServices

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let new = try read(try await request.members())
        try await checkPool(new.autoAssign.poolID, of: context.tenant)
        let configuration = try await services.database.transaction(for: context.tenant) { transaction in
            let configuration = try await services.configurations.create(new, in: transaction)
            services.events.append([created(configuration)], in: transaction)
            return configuration
        }
        services.events.hintSubscribers()
        return .json(
            configuration.json(scimBaseURL: context.scimBaseURL), status: .created,
            headers: [.location: context.url(of: configuration.id, in: "scim-configurations")])
    }

    private func read(_ body: BodyMembers) throws -> NewSCIMConfiguration {
        var members = body
        let name = members.string("name")
        let idp = members.word("idp", default: IdentityProvider.generic)
        let autoAssign = members.optionalObject("auto_assign") { autoAssign in
            AutoAssign(isEnabled: autoAssign.boolean("enabled"), poolID: autoAssign.optionalID("pool_id"))
        }
        try members.finish()
        return NewSCIMConfiguration(name: name, idp: idp, autoAssign: autoAssign ?? .off)
    }

    /// No foreign key leads from configurations into a tenant's schema, and pools are never deleted.
    private func checkPool(_ id: UUID?, of tenant: Tenant) async throws {
        guard let id, try await services.pools.find(id, of: tenant) == nil else { return }
        let detail = "The tenant has no license pool with that id."
        throw Failure(
            .badRequest, code: "license_pool_not_found", detail: detail,
            members: [MemberFailure(pointer: "/auto_assign/pool_id", code: "license_pool_not_found", detail: detail)])
    }

    private func created(_ configuration: SCIMConfiguration) -> NewEvent {
        NewEvent(
            type: .scimConfigurationCreated, subject: configuration.id,
            data: ["name": .string(configuration.name), "idp": .string(configuration.idp.rawValue)])
    }
}
