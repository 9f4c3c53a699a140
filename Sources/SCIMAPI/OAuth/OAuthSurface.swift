import HTTPTypes
import Hummingbird
import JSON
package import Provisioning
package import Tenancy
package import Web

/// Where every failure of the token endpoint becomes an error object of RFC 6749 §5.2.
package struct OAuthSurface: Surface {
    private let recorder: ProvisioningRecorder?
    private let clock: WallClock

    /// - Parameter recorder: Where the refusals of a tenant's own clients are noted; nil keeps no provisioning log.
    package init(recorder: ProvisioningRecorder? = nil, clock: WallClock = .system) {
        self.recorder = recorder
        self.clock = clock
    }

    package func owns(path: String) -> Bool {
        let segments = path.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 3)
        return segments.count >= 3 && segments[0].elementsEqual("t".utf8) && segments[2].elementsEqual("oauth2".utf8)
    }

    package func answer(to error: any Error, requestID: String) -> FailureAnswer {
        if let error = error as? TokenError {
            return FailureAnswer(
                GrantToken.answer(
                    ["error": .string(error.code), "error_description": .string(error.description)],
                    status: error.status, headers: error.headers))
        }
        let failure = Failure(classifying: error)
        let passes = failure.status.kind == .serverError || failure.status == .tooManyRequests
        return FailureAnswer(
            GrantToken.answer(
                [
                    "error": .string(passes ? TokenError.unavailable : "invalid_request"),
                    "error_description": .string(failure.detail),
                ],
                status: failure.status, headers: failure.headers),
            isUnforeseen: failure.status == .internalServerError)
    }

    /// A token that was granted is no entry: what is done with it is.
    package func note(_ answered: AnsweredRequest) {
        guard let recorder, let error = answered.error else { return }
        let refusal = answered.context.notes.provisioning.clientRefusal
        let answer =
            if let error = error as? TokenError {
                ProvisioningAnswer(
                    status: error.status.code, code: refusal.map(ProvisioningCode.refusal) ?? error.code,
                    detail: error.description)
            } else {
                ProvisioningAnswer(Failure(classifying: error), scimType: nil, refusal: nil)
            }
        if let entry = ProvisioningTrail(answered, at: clock.now(), answer: answer).entry { recorder.record(entry) }
    }
}
