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
        let configurations = try await services.configurations(of: tenant).prefix(Self.mostConnections)
        let lights = try await services.lights(of: configurations, of: tenant)
        let connections = configurations.compactMap { configuration in
            lights[configuration.id].map {
                OverviewView.Connection(
                    path: context.path(of: configuration), name: configuration.name, provider: configuration.idp.label,
                    light: $0)
            }
        }
        var expiries: [OverviewView.Expiry] = []
        for configuration in configurations where configuration.state == .enabled {
            expiries += try await self.expiries(of: configuration, in: context)
        }
        let seats = try await services.seats(of: tenant, most: Self.mostPools)
        let decision = try await services.guardView(of: tenant)
        let tooMany = seats.filter(\.hasOverflow)
        let view = OverviewView(
            page: PageView("Overview", at: .overview, in: context, done: DoneMessage(request.uri.query)),
            people: Grouped.text(try await services.admin.users.total(of: tenant)),
            groups: Grouped.text(try await services.admin.groups.total(of: tenant)), seats: seats,
            hasSeats: !seats.isEmpty, connections: connections, hasConnections: !connections.isEmpty,
            decision: decision, tooMany: tooMany, expiries: expiries, hasExpiries: !expiries.isEmpty,
            isQuiet: decision == nil && tooMany.isEmpty && expiries.isEmpty)
        return .page(view, "overview")
    }

    /// Tokens that end within a month and that no other follows.
    private func expiries(
        of configuration: SCIMConfiguration, in context: ConsoleContext
    ) async throws -> [OverviewView.Expiry] {
        let now = services.clock.now()
        let tokens = try await services.admin.credentials.page(of: configuration, limit: 100).elements
            .filter { $0.userID == nil && $0.replacedBy == nil }
            .map { TokenView($0, now: now) }
        return tokens.filter(\.endsSoon).map {
            OverviewView.Expiry(
                path: context.path(of: configuration), configurationName: configuration.name, tokenName: $0.name,
                expiresAt: $0.expiresAt)
        }
    }
}
