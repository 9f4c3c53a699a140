import FoundationEssentials
import HTTPTypes
import Hummingbird
import JSON
import NIOCore

/// Has an auditor write down what the action of one route does.
struct RouteAudit<Context: Sendable>: Sendable {
    /// Bodies that are looked at; larger ones go to the action as they come.
    private static var largestBody: Int { 64 * 1024 }

    let route: String
    /// Names of the values in the path that say what is changed.
    let parameters: [String]
    let auditor: any RouteAuditor<Context>
    /// Shows what is about to be changed.
    let reader: (any HTTPResponder<WebContext>)?

    func respond(
        to request: Request, _ context: WebContext, in admitted: Context, by act: (Request) async throws -> Response
    ) async throws -> Response {
        var (request, call) = (request, call(request, context))
        guard auditor.audits(call) else { return try await act(request) }
        call.body = try await body(of: &request)
        call.before = await before(request, context)
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
        return AuditedCall(
            route: route, request: request, subject: values.isEmpty ? nil : values.joined(separator: "/"))
    }

    private func body(of request: inout Request) async throws -> JSONValue? {
        guard let length = request.headers[.contentLength].flatMap({ Int($0) }), (1...Self.largestBody).contains(length)
        else { return nil }
        let bytes: ByteBuffer
        do {
            bytes = try await request.collectBody(upTo: Self.largestBody)
        } catch {
            throw BrokenBody(underlying: error)
        }
        return try? JSONParser.parse(bytes.readableBytesView)
    }

    /// What the caller would be shown; nothing keeps a change from being made because it can't be shown.
    private func before(_ request: Request, _ context: WebContext) async -> JSONValue? {
        guard let reader else { return nil }
        var head = request.head
        head.method = .get
        head.headerFields[.ifNoneMatch] = nil
        head.headerFields[.contentLength] = nil
        guard
            var response = try? await reader.respond(
                to: Request(head: head, body: RequestBody(buffer: ByteBuffer())), context: context),
            response.status == .ok
        else { return nil }
        return try? await body(of: &response)
    }

    private func body(of response: inout Response) async throws -> JSONValue? {
        guard response.headers[.contentType]?.hasPrefix("application/json") ?? false else { return nil }
        let collector = BodyCollector()
        try await response.body.write(collector)
        response.body = ResponseBody(byteBuffer: collector.buffer)
        return try? JSONParser.parse(collector.buffer.readableBytesView)
    }
}
