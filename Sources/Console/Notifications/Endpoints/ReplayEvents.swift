import AdminAPI
import Hummingbird
import Notifications
import Tenancy
import Web

/// `POST /console/notifications/{endpoint}/replay` with `hours` and `types`: asks first; confirmed, delivers these events once more,
/// those that were delivered before too.
struct ReplayEvents: EndpointAction {
    let services: ConsoleServices
    let name = "webhook_endpoint.replay"

    func isWrittenDown(_ form: ConsoleForm) -> Bool { form.isConfirmed }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let endpoint = try await context.endpoint(in: services)
        let hours = try PastHours(form)
        let typed = form.words("types")
        let types = typed.isEmpty ? endpoint.settings.eventTypes : typed
        guard endpoint.state == .enabled else { throw NotificationError.endpointDisabled }
        if let wrong = types.first(where: { EventTypePattern($0) == nil }) {
            throw NotificationError.eventTypesInvalid("\(wrong) must be like user.created, user.* or *")
        }
        guard form.isConfirmed else {
            let view = ConfirmationView(
                page: PageView("Replay events", at: .notifications, in: context),
                back: (endpoint.path, endpoint.shownName), heading: "Replay events",
                sentences: [
                    "Every event of \(hours.label) with a type among \(types.joined(separator: ", ")) is delivered to "
                        + "\(endpoint.shownName), with the same id and the same bytes.",
                    "The receiver gets again what it has had already; it must know it by its id.",
                ], form: form, actionPath: "\(endpoint.path)/replay", button: "Replay", isDanger: false)
            return .shown(.page(view, "confirmation"))
        }
        _ = try await services.admin.deliveries.replay(
            endpoint, types: types, since: hours.begin(before: services.clock.now()), of: context.tenant)
        return .redirected(to: endpoint.path, done: .eventsReplayed)
    }
}
