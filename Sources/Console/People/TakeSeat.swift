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
        let isInLine = try await state(of: user, in: pool.id, in: context) == .waitlisted
        let (path, name) = (
            "/console/people/\(user.text)", try await services.people([user], in: context)[user]?.shownName
        )
        let loss =
            isInLine
            ? "leaves the line of \(pool.name), and no rule gives a place" : "loses the seat, and no rule gives it"
        return ConfirmationView(
            page: PageView("Take a seat back", at: .people, in: context), back: (path, name ?? "The person"),
            heading: isInLine ? "Take out of the line of \(pool.name)" : "Take back the seat of \(pool.name)",
            sentences: ["\(name ?? "The person") \(loss) again until you allow it."],
            form: form, actionPath: "\(path)/seats/\(pool.id.text)/remove",
            button: isInLine ? "Take out of the line" : "Take the seat back",
            isDanger: true)
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let (user, pool) = (try context.id("user", of: "person"), try context.id("pool", of: "licence"))
        _ = try await state(of: user, in: pool, in: context)
        try await services.admin.licenses.requests.remove(user, from: pool, .manual, of: context.tenant)
        return .redirected(to: "/console/people/\(user.text)", done: .seatRemoved)
    }

    /// Throws when the person neither has a seat of the pool nor waits for one.
    private func state(
        of user: UUID, in pool: UUID, in context: ConsoleContext
    ) async throws -> AssignmentState {
        let standing = try await services.admin.assignments.standing(of: [user], in: context.tenant)
        guard let seat = standing[user]?.first(where: { $0.poolID == pool }) else {
            throw LicensingError.assignmentNotFound
        }
        return seat.state
    }
}
