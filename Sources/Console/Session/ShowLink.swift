import AdminAPI
import Hummingbird
import Tenancy
import Web

/// `GET /console/sign-in/{link}`: shows the button that uses the link. Looking doesn't use it up: mail scanners look.
struct ShowLink: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: WebContext) async throws -> Response {
        let link = try context.pathParameter("link")
        guard let user = try await services.sessions.read(link: link),
            let tenant = try await services.admin.tenants.find(id: user.tenantID)
        else { throw Failure.linkOver }
        return .page(
            LinkView(
                page: PlainPageView(title: "Sign in"), link: link, name: user.name, address: user.address,
                tenantName: tenant.name), "link")
    }
}

extension Failure {
    static let linkOver = Failure(
        .gone, code: "link_over",
        detail: "This link was used already, or it is too old. Ask who gave it to you for a new one.")
}
