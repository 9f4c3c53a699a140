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
        let seats = try await seats(of: pool, form, in: context)
        guard form.isConfirmed else { return try await question(seats, form, of: pool, in: context) }
        guard form[SeatsShown.field] == seats.mark else {
            throw Failure(
                .conflict, code: "seats_changed",
                detail: "Seats have changed since you were asked, so nobody's was taken. Look again at who has one.")
        }
        try await services.admin.licenses.requests.reclaim(seats.users, from: pool.id, of: context.tenant)
        return .redirected(to: "/console/licences/\(pool.id.text)/overflow", done: .seatsReclaimed)
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        guard problem.status != .notFound else { return nil }
        return try await ShowOverflow(services: services).page(
            of: context.licence(in: services), in: context, isEverybody: form.isOn("everybody"), after: form["after"],
            ticked: form.isOn("highest") ? nil : Set(form.ids(after: ShowOverflow.prefix)), problem: problem)
    }

    private func seats(
        of pool: LicensePool, _ form: ConsoleForm, in context: ConsoleContext
    ) async throws -> SeatsShown {
        let pools = services.admin.pools
        guard let usage = try await pools.usage(of: pool.id, of: context.tenant) else {
            throw LicensingError.poolNotFound(pool.id)
        }
        guard usage.overflow > 0 else { throw LicensingError.nothingToReclaim }
        var users = form.ids(after: ShowOverflow.prefix)
        if form.isOn("highest") {
            users = try await pools.highestHolders(
                of: pool.id, of: context.tenant, count: min(usage.overflow, Self.mostAtOnce)
            ).map(\.userID)
        }
        guard !users.isEmpty else {
            throw Failure(.badRequest, code: "nobody_chosen", detail: "Choose at least one person.")
        }
        return SeatsShown(users: users, overflow: usage.overflow)
    }

    private func question(
        _ seats: SeatsShown, _ form: ConsoleForm, of pool: LicensePool, in context: ConsoleContext
    ) async throws -> FormOutcome<Response> {
        let listed = seats.users.prefix(ConfirmationView.mostPeople)
        let people = try await services.people(listed, in: context)
        let path = "/console/licences/\(pool.id.text)/overflow"
        let (count, isOne) = (Grouped.text(seats.losing.count), seats.losing.count == 1)
        var sentences = [
            "\(count) \(isOne ? "person gives up the seat" : "people give up their seats") of \(pool.name) "
                + "and \(isOne ? "waits" : "wait") at the end of the line."
        ]
        if seats.users.count > seats.losing.count {
            sentences.append(
                "You have chosen \(Grouped.text(seats.users.count)), and no more are too many than \(count): "
                    + "the last of the chosen keep theirs.")
        }
        let heading = "Take \(count) \(isOne ? "seat" : "seats")"
        var view = ConfirmationView(
            page: PageView("Take seats", at: .licences, in: context), back: (path, "Too many seats of \(pool.name)"),
            heading: heading, sentences: sentences, form: form.with(SeatsShown.field, seats.mark), actionPath: path,
            button: heading, isDanger: true)
        let lines = listed.enumerated().map { index, id in
            let loses = index < seats.losing.count
            return ConfirmationView.Person(
                personPath: "/console/people/\(id.text)", personName: people[id]?.shownName ?? id.text,
                effect: loses ? "waits again" : "keeps the seat", colour: loses ? "amber" : "green")
        }
        view.list(lines, of: seats.users.count)
        return .shown(.page(view, "confirmation"))
    }
}
