import AdminAPI
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `GET /console/operator` with the beginning of a slug or a name in `q`, and `state`: the tenants by pages, or the only one, whose
/// slug is `q`, and the form that lets somebody into a tenant's console.
struct ListTenants: Action {
    private static let pageSize = 50
    private static let path = OperatorSection.tenants.path

    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let query = Query(request.uri.query)
        let filter = TenantsFilter(query)
        // As it was written: spaces in a name count.
        let after = TenantPlace(((try? query.value("after")) ?? nil) ?? "")
        if after == nil, filter.standing == nil, let tenant = try await only(filter) {
            return .redirected(to: tenant.operatorPath)
        }
        return try await page(in: context, filter, after: after)
    }

    /// The tenant whose slug was typed, when the list would have no other.
    private func only(_ filter: TenantsFilter) async throws -> Tenant? {
        guard !filter.text.isEmpty else { return nil }
        let found = try await services.admin.tenants.page(filter.sought, after: nil, limit: 2).elements
        return found.first.flatMap { found.count == 1 && $0.slug == filter.text.lowercased() ? $0 : nil }
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
