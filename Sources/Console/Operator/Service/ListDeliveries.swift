import AdminAPI
import FoundationEssentials
import Hummingbird
import Notifications
import Tenancy
import Web

/// `GET /console/operator/deliveries` with `tenant` and `state`: what was sent to a tenant's endpoints, the newest first, by pages.
///
/// Each tenant's deliveries stand in a schema of its own, so there is no list across tenants that would not visit all of them.
struct ListDeliveries: Action {
    private static let pageSize = 50
    private static let mostEndpoints = 100
    private static let path = OperatorSection.deliveries.path

    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let query = Query(request.uri.query)
        let (slug, state) = (query.text("tenant"), WebhookDelivery.State(rawValue: query.text("state")))
        let after = query.id("after")
        let tenant = try await services.admin.tenants.find(slug: slug)
        let page = try await page(of: tenant, in: state, before: after)
        let filters = [("tenant", slug), ("state", state?.rawValue ?? "")]
        let view = DeliveriesView(
            page: PageView("Deliveries", at: .deliveries, in: context, done: OperatorDone(request.uri.query)),
            tenantSlug: slug, states: Self.states(state), hasTenant: tenant != nil, tenantPath: tenant?.operatorPath,
            tenantProblem: tenant == nil && !slug.isEmpty ? "There is no tenant with that slug." : nil,
            lines: page?.lines ?? [], isEmpty: page?.lines.isEmpty ?? true, isFiltered: state != nil,
            links: PageLinks(Self.path, filters: filters, after: after?.text, next: page?.next?.text))
        return .page(view, "operator-deliveries")
    }

    private func page(
        of tenant: Tenant?, in state: WebhookDelivery.State?, before: UUID?
    ) async throws -> (lines: [DeliveriesView.Line], next: UUID?)? {
        guard let tenant else { return nil }
        guard tenant.isServable else { throw Failure.tenantBehind }
        let endpoints = try await services.admin.webhookEndpoints.page(of: tenant, limit: Self.mostEndpoints)
        let byID = Dictionary(endpoints.elements.map { ($0.id, $0) }) { first, _ in first }
        let page = try await services.admin.deliveries.page(
            of: tenant, in: state, before: before, limit: Self.pageSize)
        return (page.elements.map { Self.line($0, byID[$0.endpointID], of: tenant) }, page.next)
    }

    private static func line(
        _ delivery: WebhookDelivery, _ endpoint: WebhookEndpoint?, of tenant: Tenant
    ) -> DeliveriesView.Line {
        let colours: [WebhookDelivery.State: String] = [.pending: "amber", .delivered: "green", .failed: "red"]
        let canRetry = delivery.state == .failed && endpoint?.settings.isPolled == false
        let url = endpoint.map { $0.settings.isPolled ? "a receiver that polls" : $0.settings.url }
        return DeliveriesView.Line(
            kind: delivery.type, event: delivery.sequence.map { "event \(Grouped.text(Int($0)))" } ?? "a test",
            endpointURL: url ?? "an endpoint that is gone", state: delivery.state.rawValue,
            colour: colours[delivery.state] ?? "grey", attempts: attempts(of: delivery),
            when: MomentView(delivery.createdAt), nextAt: MomentView(delivery.nextAt),
            retryPath: canRetry ? "\(tenant.operatorPath)/deliveries/\(delivery.id.text)/retry" : nil)
    }

    /// A test is one attempt besides the schedule, which counts none.
    private static func attempts(of delivery: WebhookDelivery) -> String {
        let isTest = delivery.sequence == nil && delivery.state != .pending
        return Grouped.text(isTest ? max(1, delivery.attempts) : delivery.attempts)
    }

    private static func states(_ chosen: WebhookDelivery.State?) -> [Choice] {
        let chosen = chosen?.rawValue ?? ""
        return [Choice("", "Any state", chosen: chosen)]
            + WebhookDelivery.State.allCases.map { Choice($0.rawValue, $0.rawValue.capitalizedFirst, chosen: chosen) }
    }
}
