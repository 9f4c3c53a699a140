import Hummingbird
import Jobs
import Web

/// `GET /queues/{queue}/minutes`: what the workers did in each of the last whole minutes, oldest first; `minutes` says how
/// many, 1 to 1,440.
struct ListQueueMinutes: Action {
    static let limits = 1...1_440
    static let usual = 60

    let jobs: JobListing

    func respond(to request: Request, in context: AdminContext) async throws -> Response {
        let count = try Query(request.uri.query).integer("minutes") ?? Self.usual
        guard Self.limits.contains(count) else {
            throw Failure.invalidParameter("minutes", "must be 1 to \(Self.limits.upperBound)")
        }
        let minutes = try await jobs.minutes(of: try context.pathParameter("queue"), last: count)
        return .page(minutes.map(\.json), next: nil)
    }
}
