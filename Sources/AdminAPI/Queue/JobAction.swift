import HTTPTypes
import Hummingbird
import JSON
package import Jobs
package import Web

/// `POST /jobs/{job}/retry`, `/discard` and `/cancel`, and `DELETE /jobs/{job}` for one that was given up: what an operator
/// does to one job.
struct JobAction: Action {
    let perform: @Sendable (Int64) async throws -> JobChange

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        guard let id = Int64(try context.pathParameter("job")) else { throw Failure.noSuchJob }
        return .json(try await perform(id).job().json)
    }
}

extension JobChange {
    /// The job as it is now; throws for one that isn't there and for one to which that can't be done.
    package func job() throws(Failure) -> JobRecord {
        switch self {
        case .changed(let job): job
        case .notFound: throw .noSuchJob
        case .conflict(let state): throw .jobState(state.rawValue)
        }
    }
}

extension Failure {
    package static let noSuchJob = Failure(
        .notFound, code: "job_not_found", detail: "There is no live job with that id.")

    static func jobState(_ state: String) -> Failure {
        Failure(.conflict, code: "job_state", detail: "The job is \(state); that can't be done now.")
    }
}
