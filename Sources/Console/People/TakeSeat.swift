import AdminAPI
import FoundationEssentials
import Hummingbird
import Licensing
import Web

/// `POST /console/people/{user}/seats/{pool}/remove`: asks first; confirmed, the person loses the seat, and no rule
/// gives it back.
struct TakeSeat: FormAction {
    let services: ConsoleServices
    let name = "assignment.remove"
    let subject: String? = "user"

    func question(_ form: ConsoleForm, in context: ConsoleContext) async throws -> ConfirmationView? {
        let (user, pool) = (try context.id("user", of: "person"), try await context.licence(in: services))
        try await check(user, has: pool.id, in: context)
        let (path, name) = (
            "/console/people/\(user.text)", try await services.people([user], in: context)[user]?.shownName
        )
        return ConfirmationView(
            page: PageView("Take a seat back", at: .people, in: context), back: (path, name ?? "The person"),
            heading: "Take back the seat of \(pool.name)",
            sentences: ["\(name ?? "The person") loses the seat, and no rule gives it again until you allow it."],
            form: form, actionPath: "\(path)/seats/\(pool.id.text)/remove", button: "Take the seat back",
            isDanger: true)
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let (user, pool) = (try context.id("user", of: "person"), try context.id("pool", of: "licence"))
        try await check(user, has: pool, in: context)
        try await services.admin.licenses.requests.remove(user, from: pool, .manual, of: context.tenant)
        return .redirected(to: "/console/people/\(user.text)", done: .seatRemoved)
    }

    private func check(_ user: UUID, has pool: UUID, in context: ConsoleContext) async throws {
        let standing = try await services.admin.assignments.standing(of: [user], in: context.tenant)
        guard standing[user]?.contains(where: { $0.poolID == pool }) == true else {
            throw LicensingError.assignmentNotFound
        }
    }
}
