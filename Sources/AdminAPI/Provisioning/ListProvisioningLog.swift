import FoundationEssentials
import Hummingbird
import JSON
import Provisioning
import Tenancy
import Web

/// `GET /tenants/{tenant}/provisioning-log`: what identity providers asked and were answered, the newest first.
///
/// `follow=true` reads on, the oldest first, from a cursor, from behind the entry in `after`, or from now; its
/// `next_cursor` is never null. `format=ndjson` and `csv` are all entries that pass, as a stream.
struct ListProvisioningLog: Action {
    private static let newest = ListCursor("provisioning-log")
    private static let following = ListCursor("provisioning-log-follow")

    let log: ProvisioningLog

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let query = Query(request.uri.query)
        if try query.value("follow") == "true" { return try await follow(request, in: context) }
        let list = try ListRequest(request, of: Self.newest)
        let filter = try ProvisioningFilter(list)
        let before = try list.afterID(in: Self.newest)
        if let format = try ExportFormat(list) {
            let (log, tenant) = (log, context.tenant)
            return try await format.response(ProvisioningEntry.export, named: "provisioning-log") { last in
                try await log.page(of: tenant, filter, before: last ?? before, limit: ExportFormat.rowsAtOnce)
            }
        }
        let page = try await log.page(of: context.tenant, filter, before: before, limit: list.limit)
        return .page(page, of: Self.newest, key: { $0.uuidString }) { $0.json }
    }

    private func follow(_ request: Request, in context: TenantAdminContext) async throws -> Response {
        let list = try ListRequest(request, of: Self.following)
        let filter = try ProvisioningFilter(list)
        let after = try list.id("after")
        guard let start = try list.afterID(in: Self.following) ?? after else {
            return .page([], next: Self.following.text(for: log.end().uuidString))
        }
        let page = try await log.following(of: context.tenant, filter, after: start, limit: list.limit)
        return .page(page.elements.map(\.json), next: Self.following.text(for: page.next.uuidString))
    }
}
