import HTTPTypes
import Hummingbird
import JSON
package import Web

/// Where every failure of the token endpoint becomes an error object of RFC 6749 §5.2.
package struct OAuthSurface: Surface {
    package init() {}

    package func owns(path: String) -> Bool {
        let segments = path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 3)
        return segments.count >= 3 && segments[0].elementsEqual("t".utf8) && segments[2].elementsEqual("oauth2".utf8)
    }

    package func answer(to error: any Error, requestID: String) -> FailureAnswer {
        if let error = error as? TokenError {
            // RFC 9110 §11.6.1: a 401 says how one may authenticate.
            let headers: HTTPFields = error == .invalidClient ? [.wwwAuthenticate: "Basic realm=\"rollcall\""] : [:]
            return FailureAnswer(
                GrantToken.answer(
                    ["error": .string(error.code), "error_description": .string(error.description)],
                    status: error.status, headers: headers))
        }
        let failure = Failure(classifying: error)
        let code = failure.status.kind == .serverError ? "temporarily_unavailable" : "invalid_request"
        return FailureAnswer(
            GrantToken.answer(
                ["error": .string(code), "error_description": .string(failure.detail)], status: failure.status,
                headers: failure.headers),
            isUnforeseen: failure.status == .internalServerError)
    }
}
