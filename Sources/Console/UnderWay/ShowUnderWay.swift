import Hummingbird
import Web

/// `GET /console/under-way`: what is under way alone, which a page's script puts in its place until all of it is done.
struct ShowUnderWay: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        .page(UnderWayFragment(underWay: try await services.underWay(in: context)), "under-way")
    }
}

/// What is under way in the name under which its template looks for it.
struct UnderWayFragment {
    let underWay: UnderWayView
}
