import Hummingbird
import Tenancy
import Web

/// `GET /console`: seats, connections, what waits for a decision and what expires.
struct ShowOverview: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let view = OverviewView(
            page: PageView("Overview", at: .overview, in: context, done: DoneMessage(request.uri.query)))
        return .page(view, "overview")
    }
}
