import Directory
import HTTPTypes
import Hummingbird
import Licensing
import Web

/// `PATCH /tenants/{tenant}/guard` with any of `enabled`, `minimum`, `percent` and `window_minutes`; 412 when `If-Match`
/// names another version.
struct UpdateGuard: Action {
    let guardian: ReleaseGuardStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        var members = try await request.members()
        let isEnabled = members.optionalBoolean("enabled")
        let minimum = members.optionalInteger("minimum")
        let percent = members.optionalInteger("percent")
        let window = members.optionalInteger("window_minutes")
        try members.finish()
        let expected = VersionCondition(ifMatch: request.headers[.ifMatch]).expected
        return try await guardian.update(ifVersion: expected, of: context.tenant) { settings in
            settings.isEnabled = isEnabled ?? settings.isEnabled
            settings.minimum = minimum ?? settings.minimum
            settings.percent = percent ?? settings.percent
            settings.windowMinutes = window ?? settings.windowMinutes
        }.response()
    }
}
