import Hummingbird
import Tenancy
import Web

/// `POST /console/settings/users/{user}/remove`: asks first; confirmed, nobody signs in as this user any more, and every session of it is over.
struct RemoveUser: UserAction {
    let services: ConsoleServices
    let name = "console_user.update"

    func question(_ form: ConsoleForm, in context: ConsoleContext) async throws -> ConfirmationView? {
        let user = try await user(in: context)
        return ConfirmationView(
            page: PageView("Remove a user", at: .users, in: context),
            back: ("/console/settings/users", "Console users"), heading: "Remove \(user.address)",
            sentences: [
                "Every session of \(user.name) ends at once, and no link signs in any more.",
                "Who is invited again comes back.",
            ], form: form, actionPath: "/console/settings/users/\(user.id.text)/remove", button: "Remove user",
            isDanger: true)
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        try await change(ConsoleUserChange(isDisabled: true), in: context, done: .userRemoved)
    }
}
