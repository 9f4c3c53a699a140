import AdminAPI
import Hummingbird
import Tenancy
import Web

/// `POST /console/settings/users/{user}/sign-out`: ends every session of the user at once.
struct SignOutUser: UserAction {
    let services: ConsoleServices
    let name = "console_user.sign_out"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        try await services.sessions.endAll(of: user(in: context))
        return .redirected(to: "/console/settings/users", done: .userSignedOut)
    }
}
