import Hummingbird
import JSON
import Tenancy
import Web

/// `DELETE /tenants/{tenant}?grace_hours=168`: suspends the tenant, which is gone when the hours have passed. 202; until then
/// `/resume` keeps it. `dry_run=true` tells what would go.
struct DeleteTenant: Action {
    let services: AdminServices

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let hours = try graceHours(of: request)
        if try request.isDryRun() {
            var answer = try await services.usage(of: context.tenant)
            answer.append("dry_run", .bool(true))
            return .json(answer)
        }
        return try await services.tenants.delete(
            context.tenant.id, afterHours: hours, ifVersion: request.expectedVersions
        ).response(status: .accepted)
    }

    private func graceHours(of request: Request) throws -> Int {
        guard let text = try Query(request.uri.query).value("grace_hours") else { return TenantStore.usualGrace }
        guard let hours = Int(text), TenantStore.graceRange.contains(hours) else {
            let range = TenantStore.graceRange
            throw Failure.invalidParameter("grace_hours", "must be \(range.lowerBound) to \(range.upperBound)")
        }
        return hours
    }
}
