import Hummingbird
import Jobs
import Web

/// `GET /schedules`: the jobs that come again and again.
struct ListSchedules: Action {
    let schedules: JobSchedules

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        .page(try await schedules.all().map(\.json), next: nil)
    }
}
