import Hummingbird
import Tenancy
import Web

/// `POST /console/settings/users/{user}/role` with `role`, which counts with the next thing that the user does.
struct ChangeRole: UserAction {
    let services: ConsoleServices
    let name = "console_user.update"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        guard let role = ConsoleRole(rawValue: form["role"]) else { throw Failure.notAForm }
        return try await change(ConsoleUserChange(role: role), in: context, done: .roleChanged)
    }
}
