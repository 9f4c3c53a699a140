import Hummingbird
import Web

/// An action on resources, at whichever of the tenant's own endpoints the path names.
struct OnOwnEndpoint<Inner: Action<TenantContext>>: Action {
    private let endpoints: OwnEndpoints
    private let action: @Sendable (ResourceEndpoint) -> Inner

    init(_ endpoints: OwnEndpoints, _ action: @escaping @Sendable (ResourceEndpoint) -> Inner) {
        self.endpoints = endpoints
        self.action = action
    }

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        try await action(endpoints.endpoint(in: context)).respond(to: request, in: context)
    }
}
