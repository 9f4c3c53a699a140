import AdminAPI
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `GET /console/settings/users`: who uses the console, for owners.
struct ListUsers: Action {
    private static let pageSize = 50

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        guard context.user.role.mayManageUsers else { throw Failure.ownersOnly }
        return try await page(
            in: context, after: Query(request.uri.query).id("after"), done: DoneMessage(request.uri.query))
    }

    func page(
        in context: ConsoleContext, after: UUID? = nil, secret: SecretView? = nil, form: ConsoleForm? = nil,
        problem: FormProblem? = nil, refusal: FormProblem? = nil, done: DoneMessage? = nil
    ) async throws -> Response {
        let path = "/console/settings/users"
        let page = try await services.admin.consoleUsers.page(
            of: context.tenant.id, after: after, limit: Self.pageSize)
        let view = UsersView(
            page: PageView("Console users", at: .users, in: context, done: done),
            lines: page.elements.map { UsersView.Line($0, in: context) },
            links: PageLinks(path, filters: [], after: after?.text, next: page.next?.text), secret: secret,
            form: InvitationView(form, problem: problem), problem: refusal?.general(besides: []))
        return .page(view, "users", status: (problem ?? refusal)?.status ?? .ok)
    }

    /// The page that shows a link, which no other page does.
    func page(showing link: ConsoleLink, for user: ConsoleUser, in context: ConsoleContext) async throws -> Response {
        try await page(
            in: context,
            secret: SecretView(
                title: "A link for \(user.address)",
                sentence: "Hand it over by a way that only this person reads: it signs in once, and is good until",
                until: MomentView(link.expiresAt), label: "Sign-in link", text: context.baseURL + link.path))
    }
}
