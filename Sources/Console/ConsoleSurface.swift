import AdminAPI
import HTTPTypes
import Hummingbird
package import Web

/// Where every failure of the console becomes a page.
package struct ConsoleSurface: Surface {
    package init() {}

    package func owns(path: String) -> Bool {
        path == "/console" || path.hasPrefix("/console/")
    }

    package func answer(to error: any Error, requestID: String) -> FailureAnswer {
        if error is SignInNeeded { return FailureAnswer(.redirected(to: "/console/sign-in")) }
        if error is OperatorSignedIn { return FailureAnswer(.redirected(to: "/console/operator")) }
        let failure = AdminSurface.failure(for: error)
        let page = ErrorView(failure, requestID: requestID)
        return FailureAnswer(
            .page(page, "error", status: failure.status, headers: failure.headers),
            isUnforeseen: failure.status == .internalServerError)
    }
}
