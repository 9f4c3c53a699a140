import AdminAPI
import Hummingbird
import Licensing
import Web

/// `POST /console/guard` with `decision` and `trip`: releases what the guard holds, or keeps it.
struct DecideReleases: FormAction {
    let services: ConsoleServices
    let name = "deletion_guard.resolve"
    let subject: String? = nil

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> Response {
        guard ["approve", "reject"].contains(form["decision"]), let trip = Int64(form["trip"]) else {
            throw Failure.notAForm
        }
        let isApproved = form["decision"] == "approve"
        try await services.admin.licenses.guardian.resolve(isApproved: isApproved, trip: trip, of: context.tenant)
        return .redirected(to: "/console", done: isApproved ? .releasesApproved : .releasesRejected)
    }
}
