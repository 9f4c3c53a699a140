package import Hummingbird
import Logging
package import NIOCore
import TraceContext

/// What is known of a request before anybody has been recognised: who connects, and under which id it is remembered.
package struct WebContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The connection the request came over.
    package let channel: any Channel
    /// The id in `X-Request-Id`, in the log and in errors; the front door sets it before any route runs.
    package private(set) var requestID: String
    /// What the request's log line says besides.
    package let notes = RequestNotes()

    package init(source: ApplicationRequestContextSource) {
        self.coreContext = CoreRequestContextStorage(source: source)
        self.channel = source.channel
        self.requestID = ""
    }

    /// Gives the request its id, also in the log, where it takes the place of the server's own.
    mutating func remember(as requestID: String) {
        self.requestID = requestID
        logger[metadataKey: "hb.request.id"] = nil
        logger[metadataKey: "request.id"] = .string(requestID)
    }

    /// Lets the log say to which trace the request belongs.
    mutating func remember(_ trace: TraceParent) {
        logger[metadataKey: "trace.id"] = .string(trace.traceID)
    }

    /// The text that the path holds at `{name}`, with its percent escapes decoded.
    ///
    /// - Throws: `Failure.unknownPath` when the escapes spell no valid UTF-8 text: nothing can be found there.
    package func pathParameter(_ name: String) throws(Failure) -> String {
        guard let raw = parameters[name[...]] else { throw .unknownPath }
        do {
            return try PercentEncoding.decode(raw, plusIsSpace: false)
        } catch {
            throw .unknownPath
        }
    }
}
