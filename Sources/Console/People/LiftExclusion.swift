import AdminAPI
import Hummingbird
import Licensing
import Web

/// `POST /console/people/{user}/seats/{pool}/lift`: the rules decide about the person again.
struct LiftExclusion: FormAction {
    let services: ConsoleServices
    let name = "exclusion.lift"
    let subject: String? = "user"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let (user, pool) = (try context.id("user", of: "person"), try context.id("pool", of: "licence"))
        try await services.admin.licenses.requests.liftExclusion(user, from: pool, of: context.tenant)
        return .redirected(to: "/console/people/\(user.text)", done: .exclusionLifted)
    }
}
