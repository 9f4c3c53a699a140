import HTTPTypes
package import Web

extension Failure {
    /// Also for a valid token of another configuration.
    package static let tokenRefused = Failure(
        .unprocessableContent, code: "token_refused", detail: "The token is no valid token of this configuration.",
        members: [
            MemberFailure(pointer: "/token", code: "token_refused", detail: "The token is not valid here.")
        ])

    /// - Parameter reason: A sentence.
    package static func selfTestImpossible(_ reason: String) -> Failure {
        Failure(.badGateway, code: "self_test_impossible", detail: reason)
    }

    static let addressUnknown = Failure.notImplemented("This process does not know its own address.")
}
