import HTTPTypes
import Hummingbird
package import Provisioning
import SCIM
package import Tenancy
package import Web

/// Where every failure of the SCIM surface becomes a SCIM error (RFC 7644 §3.12).
package struct SCIMSurface: Surface {
    private let recorder: ProvisioningRecorder?
    private let clock: WallClock
    private let metrics = SCIMMetrics()

    /// - Parameter recorder: Where every request of a tenant is noted; nil keeps no provisioning log.
    package init(recorder: ProvisioningRecorder? = nil, clock: WallClock = .system) {
        self.recorder = recorder
        self.clock = clock
    }

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

    package func note(_ answered: AnsweredRequest) {
        metrics.record(answered)
        guard let recorder else { return }
        let trail = ProvisioningTrail(answered, at: clock.now(), answer: answer(to: answered))
        if let entries = trail.entries {
            recorder.record(entries)
        } else if let entry = trail.entry {
            recorder.record(entry)
        }
    }

    private func answer(to answered: AnsweredRequest) -> ProvisioningAnswer {
        guard let error = answered.error else { return ProvisioningAnswer(status: answered.status) }
        if let error = error as? SCIMError { return ProvisioningAnswer(error) }
        let failure = Failure(classifying: error)
        return ProvisioningAnswer(
            failure, scimType: Self.type(of: failure), refusal: answered.context.notes.provisioning.refusal)
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
