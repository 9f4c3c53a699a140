import HTTPTypes
import Hummingbird
import Jobs
package import Web

/// `DELETE /pauses/{pause}`: the jobs may be claimed again.
struct ResumeJobs: Action {
    let pauses: JobPauses

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        guard let id = Int64(try context.pathParameter("pause")), try await pauses.resume(id) != nil else {
            throw Failure.noSuchPause
        }
        return Response(status: .noContent)
    }
}

extension Failure {
    package static let noSuchPause = Failure(
        .notFound, code: "pause_not_found", detail: "There is no pause with that id.")
}
