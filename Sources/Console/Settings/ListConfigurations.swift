import AdminAPI
import Hummingbird
import Licensing
import Tenancy
import Web

/// `GET /console/settings/scim`: the configurations and how each fares. There are few of them.
struct ListConfigurations: Action {
    private static let most = 200

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let configurations = try await services.admin.configurations.page(
            of: context.tenant, after: nil, limit: Self.most
        ).elements
        let pools = try await services.pools(of: context.tenant)
        let lights = try await services.lights(of: configurations, of: context.tenant)
        let lines = configurations.compactMap { configuration -> ConfigurationsView.Line? in
            guard let light = lights[configuration.id] else { return nil }
            let pool = pools.first { $0.id == configuration.autoAssign.poolID }
            return ConfigurationsView.Line(
                path: context.path(of: configuration), name: configuration.name, provider: configuration.idp.label,
                light: light, licence: configuration.autoAssign.isEnabled ? pool?.name : nil,
                createdAt: MomentView(configuration.createdAt))
        }
        let page = PageView("SCIM settings", at: .settings, in: context, done: DoneMessage(request.uri.query))
        return .page(
            ConfigurationsView(page: page, lines: lines, isEmpty: lines.isEmpty), "configurations")
    }
}
