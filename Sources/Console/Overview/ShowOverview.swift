import AdminAPI
import Directory
import Hummingbird
import Tenancy
import Web

/// `GET /console`: seats, connections, what waits for a decision and what expires.
struct ShowOverview: Action {
    private static let mostPools = 12
    private static let mostConnections = 20

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let tenant = context.tenant
        let all = try await services.configurations(of: tenant)
        let configurations = all.prefix(Self.mostConnections)
        let lights = try await services.lights(of: configurations, of: tenant)
        let connections = configurations.compactMap { configuration in
            lights[configuration.id].map {
                OverviewView.Connection(
                    path: context.path(of: configuration), name: configuration.name, provider: configuration.idp.label,
                    light: $0)
            }
        }
        let expiries = try await services.expiries(of: all.filter { $0.state == .enabled }, in: context)
        // What waits for a decision is not to be missed behind the licences that are drawn.
        let usages = try await services.seats(of: tenant)
        let seats = Array(usages.prefix(Self.mostPools))
        let decision = try await services.guardView(of: tenant)
        let tooMany = usages.filter(\.hasOverflow)
        let view = OverviewView(
            page: PageView("Overview", at: .overview, in: context, done: DoneMessage(request.uri.query)),
            people: Grouped.text(try await services.admin.users.total(of: tenant)),
            groups: Grouped.text(try await services.admin.groups.total(of: tenant)), seats: seats,
            hasSeats: !seats.isEmpty, connections: connections, hasConnections: !connections.isEmpty,
            decision: decision, tooMany: tooMany, expiries: expiries, hasExpiries: !expiries.isEmpty,
            isQuiet: decision == nil && tooMany.isEmpty && expiries.isEmpty,
            underWay: try await services.underWay(in: context))
        return .page(view, "overview")
    }
}
