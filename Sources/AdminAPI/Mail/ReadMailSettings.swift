import Hummingbird
import Notifications
import Web

/// `GET /tenants/{tenant}/notification-settings`: whether the tenant's people are written to themselves.
struct ReadMailSettings: Action {
    let settings: MailSettingsStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        .json(try await settings.read(of: context.tenant).json)
    }
}
