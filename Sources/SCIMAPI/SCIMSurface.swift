import HTTPTypes
import Hummingbird
import SCIM
package import Web

/// Where every failure of the SCIM surface becomes a SCIM error (RFC 7644 §3.12).
package struct SCIMSurface: Surface {
    package init() {}

    /// Everything below `/t/{tenant}/scim`, so that a client that errs in the path is answered in its own language.
    package func owns(path: String) -> Bool {
        let segments = path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 3)
        return segments.count >= 3 && segments[0].elementsEqual("t".utf8) && segments[2].elementsEqual("scim".utf8)
    }

    package func answer(to error: any Error, requestID: String) -> FailureAnswer {
        if let error = error as? SCIMError {
            return FailureAnswer(Self.response(error), isUnforeseen: error.status == 500)
        }
        let failure = Failure(classifying: error)
        let status = failure.status.code
        let translated = SCIMError(status: status, type: Self.type(of: failure), detail: failure.detail)
        return FailureAnswer(Self.response(translated, headers: failure.headers), isUnforeseen: status == 500)
    }

    private static func response(_ error: SCIMError, headers: HTTPFields = [:]) -> Response {
        .scim(
            error.serializedBytes(), status: HTTPResponse.Status(code: error.status), headers: headers)
    }

    /// The keyword of RFC 7644 Table 9 for what the manners of HTTP found wrong.
    private static func type(of failure: Failure) -> SCIMErrorType? {
        switch failure.code {
        case "invalid_json": .invalidSyntax
        case "invalid_parameter": .invalidValue
        default: nil
        }
    }
}
