import Hummingbird
import Notifications
import Web

/// `GET /tenants/{tenant}/notifications/{notification}`.
struct ReadNotification: Action {
    let log: NotificationLog

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        .json(try await log.find(context.id("notification", of: "notification"), of: context.tenant).json)
    }
}
