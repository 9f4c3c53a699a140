import AdminAPI
import FoundationEssentials
import Hummingbird
import Notifications
import Tenancy
import Web

/// `GET /console/operator/deliveries` with `tenant`, `state` and `endpoint`: what was sent to a tenant's endpoints, the newest first, by
/// pages.
///
/// Each tenant's deliveries stand in a schema of its own, so there is no list across tenants that would not visit all of them.
struct ListDeliveries: Action {
    private static let pageSize = 50
    private static let path = OperatorSection.deliveries.path

    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let query = Query(request.uri.query)
        let (asked, after) = (DeliveriesFilter(query), query.id("after"))
        let tenant = try await services.admin.tenants.find(slug: asked.tenant)
        let endpoints = try await endpoints(of: tenant)
        let filter = asked.among(endpoints)
        let page = try await read(filter, of: tenant, before: after)
        let lines = tenant.map { tenant in page.elements.map { Self.line($0, endpoints, of: tenant) } } ?? []
        let view = DeliveriesView(
            page: PageView("Deliveries", at: .deliveries, in: context, done: OperatorDone(request.uri.query)),
            tenantSlug: filter.tenant, states: filter.stateChoices,
            endpoints: filter.endpointChoices(endpoints), hasEndpoints: !endpoints.isEmpty, hasTenant: tenant != nil,
            tenantPath: tenant?.operatorPath,
            tenantProblem: tenant == nil && !filter.tenant.isEmpty ? "There is no tenant with that slug." : nil,
            lines: lines, isEmpty: lines.isEmpty, isFiltered: filter.isNarrowed,
            links: PageLinks(Self.path, filters: filter.parameters, after: after?.text, next: page.next?.text),
            exportPath: tenant.map { _ in PageLinks.link(ExportTenantDeliveries.path, filter.parameters) })
        return .page(view, "operator-deliveries")
    }

    private func read(
        _ filter: DeliveriesFilter, of tenant: Tenant?, before: UUID?
    ) async throws -> Page<WebhookDelivery, UUID> {
        guard let tenant else { return Page(elements: [], next: nil) }
        return try await services.deliveries(filter, of: tenant, before: before, limit: Self.pageSize)
    }

    private func endpoints(of tenant: Tenant?) async throws -> [WebhookEndpoint] {
        guard let tenant, tenant.isServable else { return [] }
        return try await services.admin.webhookEndpoints.page(of: tenant, limit: WebhookEndpointStore.most).elements
    }

    private static func line(
        _ delivery: WebhookDelivery, _ endpoints: [WebhookEndpoint], of tenant: Tenant
    ) -> DeliveriesView.Line {
        let endpoint = endpoints.first { $0.id == delivery.endpointID }
        let canRetry = delivery.state == .failed && endpoint?.settings.isPolled == false
        return DeliveriesView.Line(
            kind: delivery.type, event: delivery.sequence.map { "event \(Grouped.text(Int($0)))" } ?? "a test",
            endpointURL: endpoint?.shownName ?? "An endpoint that is gone", state: delivery.state.rawValue,
            colour: delivery.state.colour, attempts: Grouped.text(delivery.shownAttempts),
            when: MomentView(delivery.createdAt), nextAt: MomentView(delivery.nextAt),
            retryPath: canRetry ? "\(tenant.operatorPath)/deliveries/\(delivery.id.text)/retry" : nil)
    }
}
