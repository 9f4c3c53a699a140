import AdminAPI
import FoundationEssentials
import Hummingbird
import Notifications
import Web

/// `POST /console/notifications/suppressions/{suppression}/lift`: mail may go to the address again.
struct LiftSuppression: FormAction {
    let services: ConsoleServices
    let name = "mail_suppression.lift"
    let subject: String? = "suppression"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        try await services.admin.mail.suppressions.lift(
            context.id("suppression", of: "suppressed address"), of: context.tenant)
        return .redirected(to: "/console/notifications/contacts", done: .suppressionLifted)
    }
}
