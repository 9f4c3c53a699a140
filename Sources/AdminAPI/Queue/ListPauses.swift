import Hummingbird
import Jobs
import Web

/// `GET /pauses`.
struct ListPauses: Action {
    let pauses: JobPauses

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        .page(try await pauses.all().map(\.json), next: nil)
    }
}
