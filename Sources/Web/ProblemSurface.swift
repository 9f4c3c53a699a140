import Hummingbird

/// Everything that no other surface owns: probes, and paths where nothing is.
package struct ProblemSurface: Surface {
    package init() {}

    package func owns(path: String) -> Bool { true }

    package func answer(to error: any Error, requestID: String) -> FailureAnswer {
        let failure = Failure(classifying: error)
        return FailureAnswer(
            Problem.response(for: failure, requestID: requestID), isUnforeseen: failure.status == .internalServerError)
    }
}
