import Hummingbird
import Jobs
import Web

/// `GET /queues`: every queue in which something waits, runs or was given up.
struct ListQueues: Action {
    let jobs: JobListing

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        .page(try await jobs.depths().map(\.json), next: nil)
    }
}
