import AdminAPI
import Hummingbird
import Licensing
import Web

/// `POST /console/people/{user}/seats` with `pool_id`: the person shall have a seat whatever the rules say.
struct GiveSeat: FormAction {
    let services: ConsoleServices
    let name = "assignment.request"
    let subject: String? = "user"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let user = try context.id("user", of: "person")
        guard let pool = form.id("pool_id") else { throw Failure.notFound("licence") }
        try await services.admin.licenses.requests.assign(user, from: pool, .manual, of: context.tenant)
        return .redirected(to: "/console/people/\(user.text)", done: .seatRequested)
    }
}
