import HTTPTypes
import Hummingbird
import HummingbirdTesting
import JSON
import Logging
import NIOCore
import Postgres

@testable import Web

struct Oops: Error {
    let text = "Oops: a secret"
}

/// Answers the JSON object it was sent.
struct Echo: Action {
    func respond(to request: Request, in context: WebContext) async throws -> Response {
        .json(try await request.object(upTo: 1024, mediaTypes: .scim))
    }
}

/// Throws what the path asks for.
struct Fail: Action {
    func respond(to request: Request, in context: WebContext) async throws -> Response {
        switch try context.pathParameter("how") {
        case "database": throw PostgresError.notConnected("refused")
        case "deadlock": throw PostgresError.server(serverError(.deadlockDetected))
        case "syntax": throw PostgresError.server(serverError(.syntaxError))
        default: throw Oops()
        }
    }

    private func serverError(_ state: SQLState) -> ServerError {
        ServerError(sqlState: state, message: "secret", statement: "users.find")
    }
}

func withFrontDoor(
    readiness: @escaping @Sendable () async -> Readiness = { .ready },
    _ test: @Sendable (any TestClientProtocol) async throws -> Void
) async throws {
    let router = Router(context: WebContext.self)
    var routes = RouteTable(prefix: "", gate: OpenGate())
    routes.post("/echo", Echo())
    routes.get("/failing/{how}", Fail())
    routes.register(in: router)
    ProbeRoutes(readiness: readiness).register(in: router)
    let door = FrontDoor(
        router: router, surfaces: [], origin: PublicOrigin(fixed: nil, proxies: TrustedProxies()))
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let application = Application(
        responder: door, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
        logger: logger)
    try await application.test(.live, test)
}

extension TestClientProtocol {
    func post(_ body: String, mediaType: String?) async throws -> TestResponse {
        var headers = HTTPFields()
        headers[.contentType] = mediaType
        return try await execute(uri: "/echo", method: .post, headers: headers, body: ByteBuffer(string: body))
    }
}

extension TestResponse {
    func problem() throws -> JSONObject {
        try JSONParser.parse(body.readableBytesView).objectValue ?? [:]
    }
}
