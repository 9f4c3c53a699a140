import AdminAPI
import Hummingbird
import JSON
import Notifications
import Web

/// `POST /console/notifications/people` with `seat_assigned` and `seat_promoted`: whether the tenant's people are written to.
struct ChangeMailSettings: FormAction {
    let services: ConsoleServices
    let name = "mail_settings.update"
    let subject: String? = nil

    func before(in context: ConsoleContext) async throws -> JSONObject? {
        try await services.admin.mail.settings.read(of: context.tenant).json
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let changed = try await services.admin.mail.settings.update(
            seatAssigned: form.isOn("seat_assigned"), seatPromoted: form.isOn("seat_promoted"), of: context.tenant)
        return .redirected(to: "/console/notifications/contacts", done: .mailSettingsChanged, after: changed.json)
    }
}
