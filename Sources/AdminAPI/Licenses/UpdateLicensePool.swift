import Directory
import HTTPTypes
import Hummingbird
import Licensing
import Web

/// `PATCH /tenants/{tenant}/license-pools/{pool}` with any of `name`, `seats`, `release_grace_hours`,
/// `reclaim_unactivated_after_days` (0 is never) and `thresholds`; 412 when `If-Match` names another version. With
/// `dry_run=true` it says who would get a seat.
struct UpdateLicensePool: Action {
    let pools: LicensePoolStore
    let licenses: LicenseStores

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("pool", of: "license pool")
        let isDryRun = try request.isDryRun()
        var members = try await request.members()
        let change = LicensePoolChange(
            name: members.optionalString("name"), seats: members.optionalInteger("seats"),
            graceHours: members.optionalInteger("release_grace_hours"),
            reclaimDays: members.optionalInteger("reclaim_unactivated_after_days"),
            thresholds: members.optionalIntegers("thresholds"))
        try members.finish()
        if isDryRun {
            let events = try await pools.eventsOfChange(id, change, of: context.tenant)
            return try await licenses.rehearsal.rehearse(events, of: context.tenant).response
        }
        return try await pools.update(
            id, change, ifVersion: VersionCondition(ifMatch: request.headers[.ifMatch]).expected, of: context.tenant
        ).response()
    }
}
