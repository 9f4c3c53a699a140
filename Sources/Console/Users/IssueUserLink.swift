import AdminAPI
import FoundationEssentials
import Hummingbird
import Tenancy
import Web

/// `POST /console/settings/users/{user}/links`: a link for somebody whose session is over, which this one page shows.
struct IssueUserLink: UserAction {
    let services: ConsoleServices
    let name = "console_link.create"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let user = try await user(in: context)
        let link = try await services.sessions.issueLink(for: user)
        return .shown(
            try await ListUsers(services: services).page(showing: link, for: user, in: context),
            subject: link.id.text, after: link.json(baseURL: context.baseURL))
    }
}
