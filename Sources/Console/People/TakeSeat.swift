import AdminAPI
import Hummingbird
import Licensing
import Web

/// `POST /console/people/{user}/seats/{pool}/remove`: the person loses the seat, and no rule gives it back.
struct TakeSeat: FormAction {
    let services: ConsoleServices
    let name = "assignment.remove"
    let subject: String? = "user"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let (user, pool) = (try context.id("user", of: "person"), try context.id("pool", of: "licence"))
        let standing = try await services.admin.assignments.standing(of: [user], in: context.tenant)
        guard standing[user]?.contains(where: { $0.poolID == pool }) == true else {
            throw LicensingError.assignmentNotFound
        }
        try await services.admin.licenses.requests.remove(user, from: pool, .manual, of: context.tenant)
        return .redirected(to: "/console/people/\(user.text)", done: .seatRemoved)
    }
}
