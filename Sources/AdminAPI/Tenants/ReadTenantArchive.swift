import HTTPTypes
import Hummingbird
import Tenancy
import Web

/// `GET /tenants/{tenant}/archive`: all that the tenant has, as lines of JSON, for `rollcall tenant import`.
///
/// Read into a file first and then sent: no snapshot of the database is held while a client takes its time.
struct ReadTenantArchive: Action {
    private static let bytesAtOnce = 128 << 10

    let archive: TenantArchive
    private let slots = ArchiveSlots()

    init(archive: TenantArchive) {
        self.archive = archive
    }

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let name = "attachment; filename=\"\(context.tenant.slug).ndjson\""
        let headers: HTTPFields = [.contentType: "application/x-ndjson", .contentDisposition: name]
        guard request.method != .head else { return Response(status: .ok, headers: headers) }
        guard slots.take() else { throw Failure.tooManyRequests(retryAfter: .seconds(10)) }
        let file = try SpoolFile(slots: slots)
        try await archive.write(context.tenant) { try file.append($0) }
        let body = ResponseBody(contentLength: try file.rewind()) { writer in
            while let part = try file.next(limit: Self.bytesAtOnce) { try await writer.write(part) }
            try await writer.finish(nil)
        }
        return Response(status: .ok, headers: headers, body: body)
    }
}
