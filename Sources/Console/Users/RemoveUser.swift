import Hummingbird
import Tenancy
import Web

/// `POST /console/settings/users/{user}/remove`: asks first; confirmed, nobody signs in as this user any more, and every session of it is over.
struct RemoveUser: UserAction {
    let services: ConsoleServices
    let name = "console_user.update"

    func isWrittenDown(_ form: ConsoleForm) -> Bool { form.isConfirmed }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        guard form.isConfirmed else {
            let user = try await user(in: context)
            let view = ConfirmationView(
                page: PageView("Remove a user", at: .users, in: context),
                back: ("/console/settings/users", "Console users"), heading: "Remove \(user.address)",
                sentences: [
                    "Every session of \(user.name) ends at once, and no link signs in any more.",
                    "Who is invited again comes back.",
                ], form: form, actionPath: "/console/settings/users/\(user.id.text)/remove", button: "Remove user",
                isDanger: true)
            return .shown(.page(view, "confirmation"))
        }
        return try await change(ConsoleUserChange(isDisabled: true), in: context, done: .userRemoved)
    }
}
