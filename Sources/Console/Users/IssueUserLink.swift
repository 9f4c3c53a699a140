import AdminAPI
import Hummingbird
import Tenancy
import Web

/// `POST /console/settings/users/{user}/links`: a link for somebody whose session is over, which this one page shows.
struct IssueUserLink: UserAction {
    let services: ConsoleServices
    let name = "console_link.create"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> Response {
        let user = try await user(in: context)
        let link = try await services.sessions.issueLink(for: user)
        return try await ListUsers(services: services).page(showing: link, for: user, in: context)
    }
}
