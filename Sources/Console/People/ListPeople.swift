import AdminAPI
import Directory
import FoundationEssentials
import Hummingbird
import Licensing
import Tenancy
import Web

/// `GET /console/people` with `q`, `state`, `licence` and `source`, by pages.
struct ListPeople: Action {
    private static let pageSize = 50

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let query = Query(request.uri.query)
        let filter = PeopleFilter(query)
        let after = query.text("after").isEmpty ? nil : query.text("after")
        let list = PeopleList(services: services, context: context, filter: filter)
        let (people, next) = try await list.page(after: after, limit: Self.pageSize)
        let pools = try await services.pools(of: context.tenant)
        let configurations = try await services.configurations(of: context.tenant)
        let standing = try await services.admin.assignments.standing(of: people.map(\.id), in: context.tenant)
        let view = PeopleView(
            page: PageView("People", at: .people, in: context),
            total: Grouped.text(try await services.admin.users.total(of: context.tenant)), text: filter.text,
            states: [
                Choice("", "Any state", chosen: filter.state), Choice("active", "Active", chosen: filter.state),
                Choice("inactive", "Inactive", chosen: filter.state),
            ],
            licences: [Choice("", "Any licence", chosen: filter.licence)]
                + pools.flatMap { pool in
                    [AssignmentState.assigned, .grace, .waitlisted].map {
                        Choice(
                            "\(pool.id.text).\($0.rawValue)", "\(pool.name): \($0.label)", chosen: filter.licence)
                    }
                },
            sources: [Choice("", "Any source", chosen: filter.source?.text ?? "")]
                + configurations.map { Choice($0.id.text, $0.name, chosen: filter.source?.text ?? "") },
            lines: people.map { line($0, pools, configurations, standing[$0.id] ?? []) }, isEmpty: people.isEmpty,
            goesOn: people.isEmpty && next != nil, isFiltered: !filter.isEmpty,
            links: PageLinks("/console/people", filters: filter.parameters, after: after, next: next),
            exportPath: PageLinks.link("/console/people.csv", filter.parameters))
        return .page(view, "people")
    }

    private func line(
        _ person: PersonLine, _ pools: [LicensePool], _ configurations: [SCIMConfiguration],
        _ standing: [SeatStanding]
    ) -> PeopleView.Line {
        PeopleView.Line(
            path: "/console/people/\(person.id.text)", shownName: person.displayName ?? person.userName,
            userName: person.userName, title: person.title, isActive: person.isActive,
            source: configurations.first { $0.id == person.configurationID }?.name ?? "a deleted configuration",
            licences: standing.map { seat in
                PeopleView.Licence(
                    licenceName: pools.first { $0.id == seat.poolID }?.name ?? "another licence",
                    licenceState: seat.state.label, colour: seat.state.colour)
            })
    }
}
