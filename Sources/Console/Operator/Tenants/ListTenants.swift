import AdminAPI
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `GET /console/operator`: the tenants by pages, or the one whose slug is `q`, and the form that lets somebody into a tenant's
/// console.
struct ListTenants: Action {
    private static let pageSize = 50

    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let query = Query(request.uri.query)
        let sought = query.text("q")
        if let tenant = try await services.admin.tenants.find(slug: sought.lowercased()) {
            return .redirected(to: tenant.operatorPath)
        }
        return try await page(in: context, after: query.text("after"), sought: sought)
    }

    func page(
        in context: OperatorContext, after: String = "", sought: String = "", form: ConsoleForm = ConsoleForm(),
        problem: String? = nil, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let place = TenantID(after)
        let page = try await services.admin.tenants.page(after: place, limit: Self.pageSize)
        let view = TenantsView(
            page: PageView("Tenants", at: .tenants, in: context), sought: sought, isUnknown: !sought.isEmpty,
            lines: page.elements.map { tenant in
                TenantsView.Line(
                    tenantPath: tenant.operatorPath, slug: tenant.slug, tenantTitle: tenant.name,
                    state: tenant.stateLabel, colour: tenant.stateColour, createdAt: MomentView(tenant.createdAt))
            }, isEmpty: page.elements.isEmpty, tenantSlug: form["tenant"], address: form["address"],
            problem: problem,
            links: PageLinks(OperatorSection.tenants.path, filters: [], after: place?.text, next: page.next?.text))
        return .page(view, "tenants", status: status)
    }
}
