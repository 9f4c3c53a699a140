import AdminAPI
import HTTPTypes
package import Hummingbird
package import Web

/// Where every failure of the console becomes a page: inside the frame with the navigation for who is signed in, bare for others.
package struct ConsoleSurface: Surface {
    private let services: ConsoleServices

    package init(_ services: ConsoleServices) {
        self.services = services
    }

    package func owns(path: String) -> Bool {
        path == "/console" || path.hasPrefix("/console/")
    }

    package func answer(to error: any Error, requestID: String) -> FailureAnswer {
        if let elsewhere = Self.elsewhere(error) { return elsewhere }
        let failure = AdminSurface.failure(for: error)
        let page = PlainPageView(title: failure.title)
        return Self.answer(failure, ErrorView(page: page, failure, requestID: requestID), "error")
    }

    package func answer(
        to error: any Error, of request: Request, in context: WebContext
    ) async -> FailureAnswer {
        if let elsewhere = Self.elsewhere(error) { return elsewhere }
        let failure = AdminSurface.failure(for: error)
        guard let page = await frame(around: failure, of: request, in: context) else {
            return answer(to: error, requestID: context.requestID)
        }
        return Self.answer(failure, ErrorView(page: page, failure, requestID: context.requestID), "error-framed")
    }

    /// Nil for who is not signed in, and where asking who is would be no help: when the service is in trouble, and for too many
    /// attempts to sign in.
    private func frame(around failure: Failure, of request: Request, in context: WebContext) async -> PageView? {
        guard failure.status.kind == .clientError, failure.status != .tooManyRequests else { return nil }
        let (path, title) = (request.uri.path, failure.title)
        do {
            let admitted = try await ConsoleGate(services: services).admit(request, context)
            return PageView(title, at: ConsoleSection(of: path), in: admitted)
        } catch is OperatorSignedIn {
            guard let admitted = try? await OperatorGate(services: services).admit(request, context) else { return nil }
            return PageView(title, at: OperatorSection(of: path), in: admitted)
        } catch {
            return nil
        }
    }

    /// Errors that say where to go.
    private static func elsewhere(_ error: any Error) -> FailureAnswer? {
        switch error {
        case is SignInNeeded: FailureAnswer(.redirected(to: "/console/sign-in"))
        case is OperatorSignedIn: FailureAnswer(.redirected(to: "/console/operator"))
        default: nil
        }
    }

    private static func answer(_ failure: Failure, _ view: Any, _ template: String) -> FailureAnswer {
        FailureAnswer(
            .page(view, template, status: failure.status, headers: failure.headers),
            isUnforeseen: failure.status == .internalServerError)
    }
}
