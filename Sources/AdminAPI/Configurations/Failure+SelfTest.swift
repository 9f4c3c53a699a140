import HTTPTypes
package import Web

extension Failure {
    /// Also for a valid token of another configuration.
    package static let tokenRefused = Failure(
        .unprocessableContent, code: "token_refused", detail: "The token is no valid token of this configuration.",
        members: [
            MemberFailure(pointer: "/token", code: "token_refused", detail: "The token is not valid here.")
        ])

    /// The state of the tenant or of the process stands in the way: a suspended tenant's endpoint answers nothing but 403.
    ///
    /// - Parameter reason: A sentence.
    package static func selfTestImpossible(_ reason: String) -> Failure {
        Failure(.conflict, code: "self_test_impossible", detail: reason)
    }

    static let addressUnknown = Failure.notImplemented("This process does not know its own address.")
}
