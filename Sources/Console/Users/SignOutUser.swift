import AdminAPI
import Hummingbird
import Tenancy
import Web

/// `POST /console/settings/users/{user}/sign-out`: asks first; confirmed, ends every session of the user at once.
struct SignOutUser: UserAction {
    let services: ConsoleServices
    let name = "console_user.sign_out"

    func question(_ form: ConsoleForm, in context: ConsoleContext) async throws -> ConfirmationView? {
        let user = try await user(in: context)
        return ConfirmationView(
            page: PageView("Sign a user out", at: .users, in: context),
            back: ("/console/settings/users", "Console users"), heading: "Sign out \(user.address)",
            sentences: [
                "Every session of \(user.name) ends at once, on every device, and no link that was made before signs in any more."
            ], form: form, actionPath: "/console/settings/users/\(user.id.text)/sign-out",
            button: "Sign out everywhere",
            isDanger: false)
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        try await services.sessions.endAll(of: user(in: context))
        return .redirected(to: "/console/settings/users", done: .userSignedOut)
    }
}
