import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Licensing
import Web

/// `POST /console/licences/{pool}` with `name`, `seats`, `release_grace_hours` and the `version` that was seen; with `preview` it
/// says what would happen and changes nothing.
struct ChangeLicence: FormAction {
    let services: ConsoleServices
    let name = "license_pool.update"
    let subject: String? = "pool"

    func isWrittenDown(_ form: ConsoleForm) -> Bool { !form.isOn("preview") }

    func before(in context: ConsoleContext) async throws -> JSONObject? {
        try await context.licence(in: services).json
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let pool = try await context.licence(in: services)
        guard let seats = form.integer("seats") else { throw Failure.noNumber("seats") }
        guard let grace = form.integer("release_grace_hours") else { throw Failure.noNumber("release_grace_hours") }
        let change = LicensePoolChange(name: form["name"], seats: seats, graceHours: grace)
        guard form.isOn("preview") else {
            let changed = try await services.admin.pools.update(
                pool.id, change, ifVersion: form.versions, of: context.tenant)
            return .redirected(
                to: "/console/licences/\(pool.id.text)", done: .licenceChanged, after: changed.json)
        }
        let events = try await services.admin.pools.eventsOfChange(pool.id, change, of: context.tenant)
        let seen = try await services.admin.licenses.rehearsal.rehearse(events, of: context.tenant)
        let held = try await services.admin.pools.usage(of: pool.id, of: context.tenant)?.held ?? 0
        let preview = LicenceView.Preview(
            gets: seen.people.count { $0.effect == .gets }, loses: seen.people.count { $0.effect == .loses },
            tooMany: max(0, held - seats), seatsAfter: seats, isUnchanged: seen.people.isEmpty && held <= seats,
            hasTooMany: held > seats, isWhole: seen.isWhole)
        return .shown(
            try await ShowLicence(services: services).page(
                of: pool, in: context, form: LicenceFormView(form), preview: preview))
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        let pool = try await context.licence(in: services)
        return try await ShowLicence(services: services).page(
            of: pool, in: context, form: LicenceFormView(form, problem: problem, current: pool.version),
            status: problem.status)
    }
}
