import HTTPTypes
import Hummingbird
import Jobs
package import Web

/// `POST /schedules/{schedule}/run`, `/pause` and `/resume`.
struct ScheduleAction: Action {
    let perform: @Sendable (String) async throws -> ScheduleRecord?

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        guard let schedule = try await perform(try context.pathParameter("schedule")) else {
            throw Failure.noSuchSchedule
        }
        return .json(schedule.json)
    }
}

extension Failure {
    package static let noSuchSchedule = Failure(
        .notFound, code: "schedule_not_found", detail: "There is no recurring job with that name.")
}
