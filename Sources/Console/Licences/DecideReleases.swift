import AdminAPI
import Hummingbird
import Licensing
import Web

/// `POST /console/guard` with `decision` and `trip`: releases what the guard holds, which is asked about first, or
/// keeps it.
struct DecideReleases: FormAction {
    let services: ConsoleServices
    let name = "deletion_guard.reject"
    let subject: String? = nil

    func name(of form: ConsoleForm) throws(Failure) -> String {
        switch form["decision"] {
        case "approve": "deletion_guard.approve"
        case "reject": name
        default: throw .notAForm
        }
    }

    func question(_ form: ConsoleForm, in context: ConsoleContext) async throws -> ConfirmationView? {
        guard form["decision"] == "approve", let held = try await services.guardView(of: context.tenant)?.heldSeats
        else { return nil }
        let seats = held == 1 ? "1 seat" : "\(Grouped.text(held)) seats"
        return ConfirmationView(
            page: PageView("Release seats", at: .overview, in: context), back: ("/console", "Overview"),
            heading: "Release \(seats)",
            sentences: ["The people whose seats are held lose them, and the seats go to who waits in line."],
            form: form,
            actionPath: "/console/guard", button: "Release \(seats)", isDanger: true)
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        guard let trip = Int64(form["trip"]) else { throw Failure.notAForm }
        let isApproved = form["decision"] == "approve"
        try await services.admin.licenses.guardian.resolve(isApproved: isApproved, trip: trip, of: context.tenant)
        return .redirected(to: "/console", done: isApproved ? .releasesApproved : .releasesRejected)
    }
}
