import FoundationEssentials
import Hummingbird
import Web

/// `GET /tenants/{tenant}/users/{user}/timeline`: events of the person, requests about it and mails to it, the newest first. Also
/// of a person who is gone, for as long as the logs are kept.
struct ReadTimeline: Action {
    private static let cursor = ListCursor("timeline")

    let timeline: PersonTimeline

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("user", of: "user")
        let list = try ListRequest(request, of: Self.cursor)
        guard let place = list.after.map(TimelinePlace.init) ?? TimelinePlace() else { throw Self.cursor.invalid }
        let (entries, next) = try await timeline.page(of: id, in: context.tenant, from: place, limit: list.limit)
        return .page(entries.map(\.json), next: next.map { Self.cursor.text(for: $0.text) })
    }
}
