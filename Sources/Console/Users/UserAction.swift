import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Tenancy
import Web

/// What an owner does to a user of the console.
protocol UserAction: FormAction {
    var services: ConsoleServices { get }
}

extension UserAction {
    var subject: String? { "user" }

    func isAllowed(to role: ConsoleRole) -> Bool { role.mayManageUsers }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        guard problem.status != .notFound else { return nil }
        return try await ListUsers(services: services).page(in: context, refusal: problem)
    }

    func before(in context: ConsoleContext) async throws -> JSONObject? { try await user(in: context).json }

    func user(in context: ConsoleContext) async throws -> ConsoleUser {
        try await services.admin.consoleUsers.find(context.id("user", of: "console user"), of: context.tenant.id)
    }

    func change(
        _ change: ConsoleUserChange, in context: ConsoleContext, done: DoneMessage
    ) async throws -> FormOutcome<Response> {
        let user = try await user(in: context)
        let changed = try await services.admin.consoleUsers.updateKeepingAnOwner(
            user.id, change, of: context.tenant.id)
        // Who has given up the role can't see the list any more.
        let isStillOwner = changed.id != context.user.id || changed.role.mayManageUsers
        return .redirected(
            to: isStillOwner ? "/console/settings/users" : "/console", done: done, after: changed.json)
    }
}
