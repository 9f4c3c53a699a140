import AdminAPI
import FoundationEssentials
import Hummingbird
import Licensing
import Web

/// `POST /console/licences/{pool}/overflow` with a box for each person, or with `highest` for who has the highest seats: says from
/// whom seats would be taken; confirmed, has them give up their seats.
struct TakeSeats: FormAction {
    /// People from whom one request takes seats.
    private static let mostAtOnce = 1000

    let services: ConsoleServices
    let name = "license_pool.reclaim"
    let subject: String? = "pool"

    func isWrittenDown(_ form: ConsoleForm) -> Bool { form.isConfirmed }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let pool = try await context.licence(in: services)
        guard let usage = try await services.admin.pools.usage(of: pool.id, of: context.tenant) else {
            throw LicensingError.poolNotFound(pool.id)
        }
        guard usage.overflow > 0 else { throw LicensingError.nothingToReclaim }
        var users = form.ids(after: ShowOverflow.prefix)
        if form.isOn("highest") {
            users = try await services.admin.pools.highestHolders(
                of: pool.id, of: context.tenant, count: min(usage.overflow, Self.mostAtOnce)
            ).map(\.userID)
        }
        guard !users.isEmpty else {
            throw Failure(.badRequest, code: "nobody_chosen", detail: "Choose at least one person.")
        }
        let path = "/console/licences/\(pool.id.text)"
        guard form.isConfirmed else { return try await question(users, usage, form, of: pool, in: context) }
        try await services.admin.licenses.requests.reclaim(users, from: pool.id, of: context.tenant)
        return .redirected(to: "\(path)/overflow", done: .seatsReclaimed)
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        guard problem.status != .notFound else { return nil }
        return try await ShowOverflow(services: services).page(
            of: context.licence(in: services), in: context, problem: problem)
    }

    private func question(
        _ users: [UUID], _ usage: PoolUsage, _ form: ConsoleForm, of pool: LicensePool, in context: ConsoleContext
    ) async throws -> FormOutcome<Response> {
        let people = try await services.people(users.prefix(ConfirmationView.mostPeople), in: context)
        let path = "/console/licences/\(pool.id.text)/overflow"
        let count = Grouped.text(users.count)
        let seats = users.count == 1 ? "seat" : "seats"
        var sentences = [
            "\(count) \(users.count == 1 ? "person gives up the seat" : "people give up their seats") of \(pool.name) "
                + "and \(users.count == 1 ? "waits" : "wait") at the end of the line."
        ]
        if users.count > usage.overflow {
            sentences.append("\(Grouped.text(usage.overflow)) are too many; the last of the chosen keep theirs.")
        }
        var view = ConfirmationView(
            page: PageView("Take seats", at: .licences, in: context), back: (path, "Too many seats of \(pool.name)"),
            heading: "Take \(count) \(seats)", sentences: sentences, form: form, actionPath: path,
            button: "Take \(count) \(seats)", isDanger: true)
        view.people = users.prefix(ConfirmationView.mostPeople).map { id in
            ConfirmationView.Person(
                personPath: "/console/people/\(id.text)", personName: people[id]?.shownName ?? id.text,
                effect: "waits again", colour: "amber")
        }
        view.hasPeople = true
        let rest = users.count - view.people.count
        if rest > 0 { view.more = "And \(Grouped.text(rest)) more." }
        return .shown(.page(view, "confirmation"))
    }
}
