import HTTPTypes
import Hummingbird
import Licensing
import Web

/// `DELETE /tenants/{tenant}/license-rules/{rule}`; with `dry_run=true` it says who would lose a seat.
struct DeleteLicenseRule: Action {
    let licenses: LicenseStores

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("rule", of: "license rule")
        if try request.isDryRun() {
            let event = try await licenses.rules.eventOfDeletion(id, of: context.tenant)
            return try await licenses.rehearsal.rehearse([event], of: context.tenant).response
        }
        try await licenses.rules.delete(id, of: context.tenant)
        return Response(status: .noContent)
    }
}
