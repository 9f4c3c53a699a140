import AdminAPI
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `GET /console/settings/users` with `q` and `role`: who uses the console, for owners.
struct ListUsers: Action {
    private static let pageSize = 50
    private static let path = "/console/settings/users"

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        guard context.user.role.mayManageUsers else { throw Failure.ownersOnly }
        let query = Query(request.uri.query)
        return try await page(
            in: context, UserSearch(query), after: query.id("after"), done: DoneMessage(request.uri.query))
    }

    func page(
        in context: ConsoleContext, _ search: UserSearch = UserSearch(), after: UUID? = nil, secret: SecretView? = nil,
        form: ConsoleForm? = nil,
        problem: FormProblem? = nil, refusal: FormProblem? = nil, done: DoneMessage? = nil
    ) async throws -> Response {
        let page = try await services.admin.consoleUsers.page(
            of: context.tenant.id, role: search.role, holding: search.text.isEmpty ? nil : search.text, after: after,
            limit: Self.pageSize)
        let view = UsersView(
            page: PageView("Console users", at: .users, in: context, done: done),
            lines: page.elements.map { UsersView.Line($0, in: context) },
            hasLines: !page.elements.isEmpty, text: search.text, roles: search.roles,
            exportPath: PageLinks.link("\(Self.path).csv", search.parameters),
            links: PageLinks(
                Self.path, filters: search.parameters, after: after?.text, next: page.next?.text),
            secret: secret,
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
                until: MomentView(link.expiresAt), label: "Sign-in link", text: context.baseURL + link.path,
                here: Self.path))
    }
}
