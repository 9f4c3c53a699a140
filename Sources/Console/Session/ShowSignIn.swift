import Hummingbird
import Web

/// `GET /console/sign-in`: who is not signed in is told how to.
struct ShowSignIn: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: WebContext) async throws -> Response {
        .page(SignInView(page: PlainPageView(title: "Sign in")), "sign-in")
    }
}
