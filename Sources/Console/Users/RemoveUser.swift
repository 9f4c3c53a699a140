import Hummingbird
import Tenancy
import Web

/// `POST /console/settings/users/{user}/remove`: nobody signs in as this user any more, and every session of it is over.
struct RemoveUser: UserAction {
    let services: ConsoleServices
    let name = "console_user.update"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        try await change(ConsoleUserChange(isDisabled: true), in: context, done: .userRemoved)
    }
}
