import Hummingbird
import Notifications
import Web

/// `PATCH /tenants/{tenant}/notification-settings` with any of `seat_assigned` and `seat_promoted`.
struct UpdateMailSettings: Action {
    let settings: MailSettingsStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        var members = try await request.members()
        let assigned = members.optionalBoolean("seat_assigned")
        let promoted = members.optionalBoolean("seat_promoted")
        try members.finish()
        return .json(
            try await settings.update(seatAssigned: assigned, seatPromoted: promoted, of: context.tenant).json)
    }
}
