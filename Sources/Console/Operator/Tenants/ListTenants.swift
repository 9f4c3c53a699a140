import AdminAPI
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `GET /console/operator` with the beginning of a slug or a name in `q`, and `state`: the tenants by pages, or the one whose slug is
/// `q`, and the form that lets somebody into a tenant's console.
struct ListTenants: Action {
    private static let pageSize = 50
    private static let path = OperatorSection.tenants.path

    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let query = Query(request.uri.query)
        let filter = TenantsFilter(query)
        let after = TenantPlace(query.text("after"))
        // A page that goes on, or a state that is asked for, is about the list.
        if after == nil, filter.standing == nil,
            let tenant = try await services.admin.tenants.find(slug: filter.text.lowercased())
        {
            return .redirected(to: tenant.operatorPath)
        }
        return try await page(in: context, filter, after: after)
    }

    func page(
        in context: OperatorContext, _ filter: TenantsFilter = TenantsFilter(), after place: TenantPlace? = nil,
        letIn: LetInFormView = LetInFormView(), status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let page = try await services.admin.tenants.page(filter.sought, after: place, limit: Self.pageSize)
        let view = TenantsView(
            page: PageView("Tenants", at: .tenants, in: context), sought: filter.text, states: filter.choices,
            lines: page.elements.map { tenant in
                TenantsView.Line(
                    tenantPath: tenant.operatorPath, slug: tenant.slug, tenantTitle: tenant.name,
                    state: tenant.stateLabel, colour: tenant.stateColour, createdAt: MomentView(tenant.createdAt))
            }, isEmpty: page.elements.isEmpty, isFiltered: !filter.isEmpty, letIn: letIn,
            links: PageLinks(Self.path, filters: filter.parameters, after: place?.text, next: page.next?.text),
            exportPath: PageLinks.link(ExportTenants.path, filter.parameters))
        return .page(view, "tenants", status: status)
    }
}
