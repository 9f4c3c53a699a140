import Directory
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Licensing
import Web

/// `PATCH /tenants/{tenant}/license-rules/{rule}` with any of `pool_id` and `priority`; 412 when `If-Match` names another
/// version. With `dry_run=true` it says who would get or lose a seat.
struct UpdateLicenseRule: Action {
    let licenses: LicenseStores

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("rule", of: "license rule")
        let isDryRun = try request.isDryRun()
        var members = try await request.members()
        let change = LicenseRuleChange(
            poolID: members.optionalID("pool_id"), priority: members.optionalInteger("priority"))
        try members.finish()
        if isDryRun {
            let event = try await Failure.blaming("/pool_id") {
                try await licenses.rules.eventOfChange(id, change, of: context.tenant)
            }
            return try await licenses.rehearsal.rehearse(event.map { [$0] } ?? [], of: context.tenant).response
        }
        let expected = VersionCondition(ifMatch: request.headers[.ifMatch]).expected
        return try await Failure.blaming("/pool_id") {
            try await licenses.rules.update(id, change, ifVersion: expected, of: context.tenant)
        }.response()
    }
}
