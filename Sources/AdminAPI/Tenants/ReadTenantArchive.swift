import HTTPTypes
import Hummingbird
import Synchronization
import Tenancy
import Web

/// `GET /tenants/{tenant}/archive`: all that the tenant has, as lines of JSON, for `rollcall tenant import`.
///
/// Read into a file first and then sent: no snapshot of the database is held while a client takes its time.
final class ReadTenantArchive: Action {
    /// At once and by one process; each takes as much room on the disk as the tenant's rows.
    private static let most = 2
    private static let bytesAtOnce = 128 << 10

    private let archive: TenantArchive
    private let running = Mutex(0)

    init(archive: TenantArchive) {
        self.archive = archive
    }

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let mayRun = running.withLock { running in
            guard running < Self.most else { return false }
            running += 1
            return true
        }
        guard mayRun else { throw Failure.tooManyRequests(retryAfter: .seconds(10)) }
        defer { running.withLock { $0 -= 1 } }
        let file = try SpoolFile()
        do {
            try await archive.write(context.tenant) { try file.append($0) }
            return Self.response(with: file, length: try file.rewind(), of: context.tenant)
        } catch {
            file.close()
            throw error
        }
    }

    private static func response(with file: SpoolFile, length: Int, of tenant: Tenant) -> Response {
        let body = ResponseBody(contentLength: length) { writer in
            defer { file.close() }
            while let part = try file.next(limit: Self.bytesAtOnce) { try await writer.write(part) }
            try await writer.finish(nil)
        }
        let name = "attachment; filename=\"\(tenant.slug).ndjson\""
        return Response(
            status: .ok, headers: [.contentType: "application/x-ndjson", .contentDisposition: name], body: body)
    }
}
