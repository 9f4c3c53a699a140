import FoundationEssentials
import HTTPTypes
import Hummingbird
import JSON
import NIOCore

/// Has an auditor write down what the action of one route does.
struct RouteAudit<Context: Sendable>: Sendable {
    /// Larger bodies no action takes.
    private static var largestBody: Int { 256 * 1024 }

    let route: String
    /// Names of the values in the path that say what is changed.
    let parameters: [String]
    let auditor: any RouteAuditor<Context>
    /// Shows what is about to be changed, to whom the gate has let in already.
    let reader: RouteReader<Context>?

    func respond(
        to request: Request, _ context: WebContext, in admitted: Context, by act: (Request) async throws -> Response
    ) async throws -> Response {
        var (request, call) = (request, call(request, context))
        if let reader, auditor.rehearses(call) { return try await rehearsal(request, admitted, by: reader) }
        guard auditor.audits(call) else { return try await act(request) }
        call.body = try await body(of: &request)
        call.before = await before(request, admitted)
        let id = try await auditor.begin(call, in: admitted)
        do {
            var response = try await act(request)
            let body = try await body(of: &response)
            await auditor.end(id, .answered(status: response.status.code, body: body), in: admitted)
            return response
        } catch {
            await auditor.end(id, .threw(error), in: admitted)
            throw error
        }
    }

    private func call(_ request: Request, _ context: WebContext) -> AuditedCall {
        let values = parameters.compactMap { try? context.pathParameter($0) }
            // As answers write ids, for whoever looks for one.
            .map { UUID(uuidString: $0)?.uuidString.lowercased() ?? $0 }
        return AuditedCall(
            route: route, request: request, subject: values.isEmpty ? nil : values.joined(separator: "/"))
    }

    private func body(of request: inout Request) async throws -> JSONValue? {
        let bytes: [UInt8]
        (request, bytes) = try await request.buffered(upTo: Self.largestBody)
        return bytes.isEmpty ? nil : try? JSONParser.parse(bytes)
    }

    /// What the path shows; nothing keeps a change from being made because it can't be shown.
    private func before(_ request: Request, _ admitted: Context) async -> JSONValue? {
        guard let reader, var response = try? await reader(Self.reading(request), admitted), response.status == .ok
        else { return nil }
        return try? await body(of: &response)
    }

    /// `{"dry_run":true,"deletes":{…}}` with what the path shows, or why it shows nothing.
    private func rehearsal(
        _ request: Request, _ admitted: Context, by reader: RouteReader<Context>
    ) async throws -> Response {
        var response = try await reader(Self.reading(request), admitted)
        guard let shown = try await body(of: &response) else { return response }
        return .rehearsal(of: shown)
    }

    private static func reading(_ request: Request) -> Request {
        var head = request.head
        head.method = .get
        head.headerFields[.ifNoneMatch] = nil
        head.headerFields[.contentLength] = nil
        return Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    }

    private func body(of response: inout Response) async throws -> JSONValue? {
        guard response.headers[.contentType]?.hasPrefix("application/json") ?? false else { return nil }
        let collector = BodyCollector()
        try await response.body.write(collector)
        response.body = ResponseBody(byteBuffer: collector.buffer)
        return try? JSONParser.parse(collector.buffer.readableBytesView)
    }
}
