import AdminAPI
import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `GET /console/operator/tenants/{tenant}/delete`: what would go with the tenant, and after how long.
struct ShowTenantDeletion: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        try await page(in: context)
    }

    func page(
        in context: OperatorContext, form: ConsoleForm? = nil, problem: FormProblem? = nil
    ) async throws -> Response {
        let (tenant, range) = (try await services.tenant(in: context), TenantStore.graceRange)
        let view = TenantDeletionView(
            page: PageView("Delete \(tenant.name)", at: .tenants, in: context), path: tenant.operatorPath,
            tenantTitle: tenant.name, slug: tenant.slug, version: form?["version"] ?? String(tenant.version),
            usage: try await services.usageView(of: tenant),
            grace: form?["grace_hours"] ?? String(TenantStore.usualGrace), least: range.lowerBound,
            most: range.upperBound, typed: form?["confirmation"] ?? "",
            problem: problem?.general(besides: ["grace_hours", "confirmation"]),
            graceProblem: problem?["grace_hours"], confirmationProblem: problem?["confirmation"])
        return .page(view, "tenant-delete", status: problem?.status ?? .ok)
    }
}
