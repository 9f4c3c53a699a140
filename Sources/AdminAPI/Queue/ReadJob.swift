import Hummingbird
import JSON
import Jobs
import Web

/// `GET /jobs/{job}`: one that waits, runs or was given up.
struct ReadJob: Action {
    let jobs: JobListing

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        guard let id = Int64(try context.pathParameter("job")), let job = try await jobs.find(id) else {
            throw Failure.noSuchJob
        }
        return .json(job.json)
    }
}
