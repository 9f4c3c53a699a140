import Directory
import HTTPTypes
import Hummingbird
import Licensing
import Web

/// `DELETE /tenants/{tenant}/license-rules/{rule}`; 412 when `If-Match` names another version. With `dry_run=true` it says who
/// would lose a seat.
struct DeleteLicenseRule: Action {
    let licenses: LicenseStores

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("rule", of: "license rule")
        if try request.isDryRun() {
            let event = try await licenses.rules.eventOfDeletion(id, of: context.tenant)
            return try await licenses.rehearsal.rehearse([event], of: context.tenant).response
        }
        let expected = VersionCondition(ifMatch: request.headers[.ifMatch]).expected
        try await licenses.rules.delete(id, ifVersion: expected, of: context.tenant)
        return Response(status: .noContent)
    }
}
