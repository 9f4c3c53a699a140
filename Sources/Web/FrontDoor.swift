import HTTPTypes
package import Hummingbird
import Logging
import Postgres
import TraceContext

/// What every request passes on its way in and out: its id, the log, metrics, and the place where errors meet clients.
///
/// One responder around the router and not a stack of middleware: each layer of that costs every request an allocation.
package struct FrontDoor: HTTPResponder {
    /// The longest request target in bytes; RFC 9110 §4.1 recommends to allow 8,000.
    private static let maximumTargetLength = 16 * 1024

    private let routes: RouterResponder<WebContext>
    private let surfaces: [any Surface]
    private let identifiers: RequestIdentifiers
    private let securityHeaders: SecurityHeaders
    private let metrics = RequestMetrics()

    /// - Parameter surfaces: Asked in order which of them owns a path; the problem form answers for all others.
    package init(
        router: Router<WebContext>, surfaces: [any Surface], origin: PublicOrigin,
        identifiers: RequestIdentifiers = RequestIdentifiers()
    ) {
        self.routes = router.buildResponder()
        self.surfaces = surfaces + [ProblemSurface()]
        self.identifiers = identifiers
        self.securityHeaders = SecurityHeaders(isAlwaysSecure: origin.isAlwaysSecure)
    }

    package func respond(to request: Request, context: WebContext) async throws -> Response {
        let start = ContinuousClock.now
        var context = context
        context.remember(as: identifiers.identifier(for: request.headers))
        let trace = Self.trace(of: request)
        if let trace { context.remember(trace) }
        var response: Response
        var failure: (any Error)?
        do {
            response = try await route(request, context, of: trace)
        } catch let broken as BrokenBody {
            throw broken.underlying
        } catch {
            failure = error
            response = await answer(to: error, request, context)
        }
        response.headers.append(HTTPField(name: .xRequestID, value: context.requestID))
        response.headers.append(contentsOf: context.notes.fields)
        securityHeaders.add(to: &response.headers)
        let duration = ContinuousClock.now - start
        record(response, to: request, context, took: duration)
        surface(of: request).note(
            AnsweredRequest(
                request: request, context: context, template: template(of: context), status: response.status.code,
                error: failure, duration: duration))
        return response
    }

    /// The trace that the caller names. One that is sent twice is none (W3C Trace Context §4.3).
    private static func trace(of request: Request) -> TraceParent? {
        let sent = request.headers[values: .traceparent]
        return sent.count == 1 ? TraceParent(parsing: sent[0]) : nil
    }

    /// What the request leads to belongs to its trace: jobs, and what they send.
    private func route(_ request: Request, _ context: WebContext, of trace: TraceParent?) async throws -> Response {
        guard let trace else { return try await route(request, context) }
        return try await WorkContext.$current.withValue(WorkContext(trace: trace)) {
            try await route(request, context)
        }
    }

    private func route(_ request: Request, _ context: WebContext) async throws -> Response {
        guard request.uri.string.utf8.count <= Self.maximumTargetLength else {
            throw Failure.uriTooLong(limit: Self.maximumTargetLength)
        }
        guard KnownMethods.all.contains(request.method) else { throw Failure.methodUnknown }
        let response = try await routes.respond(to: request, context: context)
        // The router answers an unmatched path itself, in a form of its own, after giving it this name.
        if response.status == .notFound, context.endpointPath == "NotFound" { throw Failure.unknownPath }
        return response
    }

    private func answer(to error: any Error, _ request: Request, _ context: WebContext) async -> Response {
        let answer = await surface(of: request).answer(to: error, of: request, in: context)
        if answer.isUnforeseen {
            context.logger.error(
                "Request failed for a reason nobody foresaw",
                metadata: [
                    "http.route": .string(route(of: context)),
                    "error.type": .string(String(reflecting: type(of: error))),
                    // The texts of other errors may hold what a client sent.
                    "error.text": .string((error as? PostgresError)?.description ?? "not kept"),
                ])
        }
        return answer.response
    }

    private func record(_ response: Response, to request: Request, _ context: WebContext, took duration: Duration) {
        let route = route(of: context)
        metrics.record(duration, route: route, method: request.method, status: response.status)
        var metadata = context.notes.metadata
        metadata["http.method"] = .string(request.method.rawValue)
        metadata["http.route"] = .string(route)
        metadata["http.status"] = .stringConvertible(response.status.code)
        metadata["duration.us"] = .stringConvertible(duration.nanoseconds / 1000)
        context.logger.log(
            level: ProbeRoutes.paths.contains(route) ? .debug : .info, "Request answered", metadata: metadata)
    }

    private func surface(of request: Request) -> any Surface {
        let path = request.uri.path
        // The last surface owns every path.
        return surfaces.first { $0.owns(path: path) } ?? ProblemSurface()
    }

    /// The template that matched, never the path itself, which may hold what a client typed.
    private func route(of context: WebContext) -> String {
        template(of: context) ?? "unmatched"
    }

    private func template(of context: WebContext) -> String? {
        guard let template = context.endpointPath, template != "NotFound" else { return nil }
        return template
    }
}
