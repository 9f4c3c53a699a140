import AdminAPI
import Hummingbird
import Notifications
import Tenancy
import Web

/// `POST /console/notifications/{endpoint}/recover` with `hours`: asks first; confirmed, sends once more what has failed since.
struct RecoverDeliveries: EndpointAction {
    let services: ConsoleServices
    let name = "webhook_endpoint.recover"

    func isWrittenDown(_ form: ConsoleForm) -> Bool { form.isConfirmed }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let endpoint = try await context.endpoint(in: services)
        let hours = try PastHours(form)
        guard endpoint.state == .enabled else { throw NotificationError.endpointDisabled }
        guard form.isConfirmed else {
            let view = ConfirmationView(
                page: PageView("Send again what failed", at: .notifications, in: context),
                back: (endpoint.path, endpoint.shownName), heading: "Send again what failed",
                sentences: [
                    "Every delivery to \(endpoint.shownName) that failed within \(hours.label) is tried anew, "
                        + "by the whole schedule. What was delivered is not sent again."
                ], form: form, actionPath: "\(endpoint.path)/recover", button: "Send again", isDanger: false)
            return .shown(.page(view, "confirmation"))
        }
        _ = try await services.admin.deliveries.recover(
            endpoint, since: hours.begin(before: services.clock.now()), of: context.tenant)
        return .redirected(to: endpoint.path, done: .deliveriesRecovered)
    }
}
