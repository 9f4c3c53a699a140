import AdminAPI
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Licensing
import Tenancy
import Web

/// `GET /console/licences/{pool}/overflow`: who has the highest seats of a licence that has shrunk, as a proposal for who loses
/// one; with `everybody` all who have one, in grace too, by pages.
struct ShowOverflow: Action {
    /// People that are chosen from at once. A form has 64 fields at most.
    static let pageSize = 50
    /// What the names of boxes begin with; a person's id follows.
    static let prefix = "seat_of_"

    /// What a place among those in grace begins with.
    private static let grace = "grace."

    private typealias Holder = (userID: UUID, seatNumber: Int)

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let query = Query(request.uri.query)
        return try await page(
            of: context.licence(in: services), in: context, isEverybody: !query.text("everybody").isEmpty,
            after: query.text("after"), done: DoneMessage(request.uri.query))
    }

    func page(
        of pool: LicensePool, in context: ConsoleContext, isEverybody: Bool = false, after: String = "",
        ticked: Set<UUID>? = nil, problem: FormProblem? = nil, done: DoneMessage? = nil
    ) async throws -> Response {
        guard let usage = try await services.admin.pools.usage(of: pool.id, of: context.tenant) else {
            throw LicensingError.poolNotFound(pool.id)
        }
        let (seats, next) =
            isEverybody
            ? try await everybody(of: pool, after: after, context.tenant)
            : (try await proposed(of: pool, usage, context.tenant), nil)
        let people = try await services.people(seats.map(\.userID), in: context)
        let path = "/console/licences/\(pool.id.text)"
        let view = OverflowView(
            page: PageView("Too many seats of \(pool.name)", at: .licences, in: context, done: done), path: path,
            licenceName: pool.name, overflow: Grouped.text(usage.overflow), hasOverflow: usage.overflow > 0,
            holders: seats.map { seat in
                let person = people[seat.userID]
                return OverflowView.Holder(
                    fieldName: Self.prefix + seat.userID.text, personPath: "/console/people/\(seat.userID.text)",
                    personName: person?.shownName ?? seat.userID.text, userName: person?.userName ?? "",
                    seat: String(seat.seatNumber), isTicked: ticked?.contains(seat.userID) ?? !isEverybody)
            }, hasHolders: !seats.isEmpty,
            highest: usage.overflow > Self.pageSize ? Grouped.text(min(usage.overflow, 1000)) : nil,
            isEverybody: isEverybody, after: after,
            links: PageLinks(
                "\(path)/overflow", filters: [("everybody", isEverybody ? "yes" : "")],
                after: after.isEmpty ? nil : after, next: next),
            problem: problem?.general(besides: []))
        return .page(view, "overflow", status: problem?.status ?? .ok)
    }

    private func proposed(of pool: LicensePool, _ usage: PoolUsage, _ tenant: Tenant) async throws -> [Holder] {
        try await services.admin.pools.highestHolders(
            of: pool.id, of: tenant, count: min(usage.overflow, Self.pageSize)
        ).map { ($0.userID, $0.seatNumber) }
    }

    /// Who is assigned, and behind them who is in grace.
    private func everybody(
        of pool: LicensePool, after place: String, _ tenant: Tenant
    ) async throws -> ([Holder], next: String?) {
        var holders: [Holder] = []
        let isInGrace = place.hasPrefix(Self.grace)
        if !isInGrace {
            let page = try await services.admin.assignments.page(
                of: tenant, AssignmentFilter(poolID: pool.id, state: .assigned), after: AssignmentCursor(text: place),
                limit: Self.pageSize)
            holders = page.elements.map { ($0.userID, $0.seatNumber ?? 0) }
            if let next = page.next { return (holders, next.text) }
        }
        guard holders.count < Self.pageSize else { return (holders, Self.grace) }
        let page = try await services.admin.assignments.page(
            of: tenant, AssignmentFilter(poolID: pool.id, state: .grace),
            after: isInGrace ? AssignmentCursor(text: String(place.dropFirst(Self.grace.count))) : nil,
            limit: Self.pageSize - holders.count)
        holders += page.elements.map { ($0.userID, $0.seatNumber ?? 0) }
        return (holders, page.next.map { Self.grace + $0.text })
    }
}
