import Hummingbird

/// The action of a GET without its gate, which has let the caller in already and must not count the request twice.
typealias RouteReader<Context> = @Sendable (Request, Context) async throws -> Response
