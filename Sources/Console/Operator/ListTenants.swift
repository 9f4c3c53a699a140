import AdminAPI
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `GET /console/operator`: the tenants by pages, and the form that lets somebody into a tenant's console.
struct ListTenants: Action {
    private static let pageSize = 50

    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        try await page(in: context, after: Query(request.uri.query).text("after"))
    }

    func page(
        in context: OperatorContext, after: String = "", issued: TenantsView.Issued? = nil, problem: String? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let place = TenantID(after)
        let page = try await services.admin.tenants.page(after: place, limit: Self.pageSize)
        let view = TenantsView(
            page: PageView("Tenants", atTenants: true, of: context),
            lines: page.elements.map { tenant in
                TenantsView.Line(
                    slug: tenant.slug, tenantTitle: tenant.name,
                    state: tenant.deleteAt == nil ? tenant.state.rawValue : "being deleted",
                    colour: tenant.state == .active ? "green" : "amber", createdAt: MomentView(tenant.createdAt))
            }, isEmpty: page.elements.isEmpty, issued: issued, problem: problem,
            links: PageLinks("/console/operator", filters: [], after: place?.text, next: page.next?.text))
        return .page(view, "tenants", status: status)
    }
}
