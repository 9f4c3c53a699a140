import AdminAPI
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `GET /console/operator/tenants/{tenant}`: a tenant's state and size, and the users of its console by pages.
struct ShowTenant: Action {
    private static let pageSize = 50

    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let query = request.uri.query
        return try await page(
            of: services.tenant(in: context), in: context, after: Query(query).id("after"), done: OperatorDone(query))
    }

    func page(
        of tenant: Tenant, in context: OperatorContext, after: UUID? = nil, done: OperatorDone? = nil,
        secret: SecretView? = nil, letIn: LetInFormView = LetInFormView(), naming: TenantNameView? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let users = try await services.admin.consoleUsers.page(of: tenant.id, after: after, limit: Self.pageSize)
        let path = tenant.operatorPath
        let view = TenantView(
            page: PageView(tenant.name, at: .tenants, in: context, done: done), path: path, slug: tenant.slug,
            tenantTitle: tenant.name, identifier: tenant.id.text, state: tenant.stateLabel,
            colour: tenant.stateColour, isActive: tenant.state == .active, canDelete: tenant.deleteAt == nil,
            version: String(tenant.version), createdAt: MomentView(tenant.createdAt),
            updatedAt: MomentView(tenant.updatedAt), deleteAt: MomentView(tenant.deleteAt),
            schemaVersion: String(tenant.schemaVersion), isBehind: !tenant.isServable,
            usage: try await services.usageView(of: tenant),
            deliveriesPath: PageLinks.link(OperatorSection.deliveries.path, [("tenant", tenant.slug)]),
            jobsPath: JobsFilter(tenant: tenant.slug).link(to: OperatorSection.jobs.path), secret: secret,
            users: users.elements.map { Self.user($0, path) }, hasUsers: !users.elements.isEmpty,
            letIn: letIn, naming: naming ?? TenantNameView(tenant),
            links: PageLinks(path, filters: [], after: after?.text, next: users.next?.text))
        return .page(view, "tenant", status: status)
    }

    private static func user(_ user: ConsoleUser, _ path: String) -> TenantView.User {
        TenantView.User(
            userPath: "\(path)/users/\(user.id.text)", address: user.address,
            userTitle: user.name == user.address ? nil : user.name, roles: ConsoleRole.choices(chosen: user.role),
            isDisabled: user.disabledAt != nil, createdAt: MomentView(user.createdAt))
    }
}

extension ConsoleServices {
    /// Nil for a tenant whose schema has yet to be migrated.
    func usageView(of tenant: Tenant) async throws -> TenantUsageView? {
        tenant.isServable ? TenantUsageView(try await admin.usage(of: tenant)) : nil
    }
}
