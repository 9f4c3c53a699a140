package import Hummingbird

/// A part of the service with one form for its errors. All failures of its routes meet clients here and nowhere else.
package protocol Surface: Sendable {
    /// Whether the path belongs to the surface, also where there is no route.
    func owns(path: String) -> Bool

    /// The answer for an error that an action of the surface, its gate or its routes threw.
    func answer(to error: any Error, requestID: String) -> FailureAnswer

    /// The same where the answer hangs on who asks.
    func answer(to error: any Error, of request: Request, in context: WebContext) async -> FailureAnswer

    /// Told of every answer below the surface's paths, just before it is sent. Must not wait.
    func note(_ answered: AnsweredRequest)
}

extension Surface {
    package func answer(
        to error: any Error, of request: Request, in context: WebContext
    ) async -> FailureAnswer {
        answer(to: error, requestID: context.requestID)
    }

    package func note(_ answered: AnsweredRequest) {}
}
