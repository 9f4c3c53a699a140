import HTTPTypes

/// The methods that this server understands; every other is 501 (RFC 9110 §15.6.2).
enum KnownMethods {
    static let all: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options, .trace, .connect]
}
