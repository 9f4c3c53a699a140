import HTTPTypes
import Hummingbird
import JSON
import Jobs
import Web

/// `POST /jobs/{job}/retry`, `/discard` and `/cancel`, and `DELETE /jobs/{job}` for one that was given up: what an operator
/// does to one job.
struct JobAction: Action {
    let perform: @Sendable (Int64) async throws -> JobChange

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        guard let id = Int64(try context.pathParameter("job")) else { throw Failure.noSuchJob }
        switch try await perform(id) {
        case .changed(let job): return .json(job.json)
        case .notFound: throw Failure.noSuchJob
        case .conflict(let state):
            throw Failure.jobState(state.rawValue)
        }
    }
}

extension Failure {
    static let noSuchJob = Failure(
        .notFound, code: "job_not_found", detail: "There is no live job with that id.")

    static func jobState(_ state: String) -> Failure {
        Failure(.conflict, code: "job_state", detail: "The job is \(state); that can't be done now.")
    }
}
