import AdminAPI
import FoundationEssentials
import Hummingbird
import Licensing
import Tenancy
import Web

/// `GET /console/settings/scim` with a part of a name or provider in `q`: the configurations and how each fares, by pages.
struct ListConfigurations: Action {
    private static let pageSize = 50
    private static let path = "/console/settings/scim"

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let query = Query(request.uri.query)
        let (text, after) = (query.text("q"), query.id("after"))
        let found = try await services.configurations(
            holding: text, after: after, limit: Self.pageSize, of: context.tenant)
        let pools = try await services.pools(of: context.tenant)
        let lights = try await services.lights(of: found.elements, of: context.tenant)
        let lines = found.elements.compactMap { configuration -> ConfigurationsView.Line? in
            guard let light = lights[configuration.id] else { return nil }
            let pool = pools.first { $0.id == configuration.autoAssign.poolID }
            return ConfigurationsView.Line(
                path: context.path(of: configuration), name: configuration.name, provider: configuration.idp.label,
                light: light, licence: configuration.autoAssign.isEnabled ? pool?.name : nil,
                createdAt: MomentView(configuration.createdAt))
        }
        let filters = [("q", text)]
        let view = ConfigurationsView(
            page: PageView("SCIM settings", at: .settings, in: context, done: DoneMessage(request.uri.query)),
            lines: lines, isEmpty: lines.isEmpty, isNew: lines.isEmpty && text.isEmpty, text: text,
            exportPath: PageLinks.link("\(Self.path).csv", filters),
            links: PageLinks(Self.path, filters: filters, after: after?.text, next: found.next?.text))
        return .page(view, "configurations")
    }
}
