import HTTPTypes
package import Hummingbird
package import JSON
import NIOCore

extension Request {
    /// The JSON object in the body.
    ///
    /// - Parameters:
    ///   - limit: The largest body read, in bytes; it holds for chunked bodies too.
    ///   - mediaTypes: What a `Content-Type` may name; a request without one is taken at its word.
    /// - Throws: a `Failure` for a foreign media type, a body beyond the limit, none, or one that is no JSON object.
    package func object(
        upTo limit: Int, mediaTypes: AcceptedMediaTypes, limits: JSONLimits = .default
    ) async throws -> JSONObject {
        guard let object = try await objectIfAny(upTo: limit, mediaTypes: mediaTypes, limits: limits) else {
            throw Failure.bodyMissing
        }
        return object
    }

    /// As ``object(upTo:mediaTypes:limits:)``, and nil when there is no body.
    package func objectIfAny(
        upTo limit: Int, mediaTypes: AcceptedMediaTypes, limits: JSONLimits = .default
    ) async throws -> JSONObject? {
        guard mediaTypes.accept(headers[.contentType]) else {
            throw Failure.unsupportedMediaType(accepted: mediaTypes.description)
        }
        if let encoding = headers[.contentEncoding], encoding.lowercased() != "identity" {
            throw Failure.unsupportedContentEncoding
        }
        let buffer = try await bodyBuffer(upTo: limit)
        guard buffer.readableBytes > 0 else { return nil }
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONParser.parse(buffer.readableBytesView, limits: limits)
        } catch {
            throw Failure.invalidJSON(error)
        }
        guard case .object(let object) = value else { throw Failure.bodyNotObject }
        return object
    }

    /// The request with its body in memory, and the body's bytes.
    func buffered(upTo limit: Int) async throws -> (Request, [UInt8]) {
        let buffer = try await bodyBuffer(upTo: limit)
        var request = self
        request.body = RequestBody(buffer: buffer)
        return (request, Array(buffer.readableBytesView))
    }

    /// The whole body in one buffer.
    func bodyBuffer(upTo limit: Int) async throws -> ByteBuffer {
        // A body that says how large it is gets its answer before it is read.
        if let declared = headers[.contentLength].flatMap({ Int($0) }), declared > limit {
            throw Failure.bodyTooLarge(limit: limit)
        }
        do {
            return try await body.collect(upTo: limit)
        } catch is NIOTooManyBytesError {
            throw Failure.bodyTooLarge(limit: limit)
        } catch {
            throw BrokenBody(underlying: error)
        }
    }
}
