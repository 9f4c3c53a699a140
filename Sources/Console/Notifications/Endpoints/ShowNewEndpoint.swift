import HTTPTypes
import Hummingbird
import Notifications
import Web

/// `GET /console/notifications/new`.
struct ShowNewEndpoint: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        guard context.mayAct else { throw Failure.roleForbids }
        return page(in: context, form: nil, problem: nil)
    }

    func page(in context: ConsoleContext, form: ConsoleForm?, problem: FormProblem?) -> Response {
        let view = NewEndpointView(
            page: PageView("Add an endpoint", at: .notifications, in: context),
            form: form.map { EndpointFormView($0, problem: problem) } ?? EndpointFormView(WebhookSettings(url: "")),
            formats: WebhookFormat.allCases.map {
                Choice($0.rawValue, $0.label, chosen: form?["format"] ?? WebhookFormat.standard.rawValue)
            })
        return .page(view, "endpoint-new", status: problem?.status ?? .ok)
    }
}

extension WebhookFormat {
    var label: String {
        switch self {
        case .standard: "Standard Webhooks (JSON)"
        case .scimSET: "Security event tokens (RFC 9967)"
        }
    }
}
