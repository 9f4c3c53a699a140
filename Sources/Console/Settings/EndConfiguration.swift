import AdminAPI
import Directory
import Hummingbird
import JSON
import Tenancy
import Web

/// `POST …/{configuration}/delete` with `users` and, as `confirmation`, the configuration's name.
struct EndConfiguration: FormAction {
    let services: ConsoleServices
    let name = "scim_configuration.delete"
    let subject: String? = "configuration"

    func before(in context: ConsoleContext) async throws -> JSONObject? {
        try await context.configuration(in: services).json(scimBaseURL: context.scimBaseURL)
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let configuration = try await context.configuration(in: services)
        guard let users = FormerUsers(rawValue: form["users"]) else {
            throw Failure.wrong("users", "Say what becomes of its people.")
        }
        guard form["confirmation"] == configuration.name else {
            throw Failure.wrong("confirmation", "This is not the name of the configuration.")
        }
        _ = try await services.admin.deletion.delete(
            configuration.id, users: users, of: context.tenant, requestID: context.requestID)
        return .redirected(to: "/console/settings/scim", done: .configurationDeleted)
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        try await ShowDeletion(services: services).page(in: context, form: form, problem: problem)
    }
}
