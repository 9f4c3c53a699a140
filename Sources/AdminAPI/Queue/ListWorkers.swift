import Hummingbird
import Jobs
import Web

/// `GET /workers`: the worker processes that have registered.
struct ListWorkers: Action {
    let jobs: JobListing

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        .page(try await jobs.workers().map(\.json), next: nil)
    }
}
