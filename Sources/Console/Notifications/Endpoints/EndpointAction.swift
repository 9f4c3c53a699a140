import AdminAPI
import Hummingbird
import JSON
import Notifications
import Web

/// Something that is done to a webhook endpoint, and by whose page a refusal is told.
protocol EndpointAction: FormAction {
    var services: ConsoleServices { get }
}

extension EndpointAction {
    var subject: String? { "endpoint" }

    func before(in context: ConsoleContext) async throws -> JSONObject? {
        try await context.endpoint(in: services).json
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        guard problem.status != .notFound else { return nil }
        return try await ShowEndpoint(services: services).page(
            of: context.endpoint(in: services), in: context, refusal: problem)
    }
}
