import AdminAPI
import Directory
import FoundationEssentials
import Hummingbird
import JSON
import Licensing
import Provisioning
import SCIM
import Tenancy
import Web

/// `GET /console/people/{user}`: the person's profile.
struct ShowPerson: Action {
    private static let happeningsAtOnce = 20
    private static let changesAtOnce = 5
    private static let mostGroups = 100

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let id = try context.id("user", of: "person")
        let found = try await read(id, as: .least, context)
        let person = try await read(id, as: found.configurationID, context)
        let line = try PersonLine(person)
        let configurations = try await services.configurations(of: context.tenant)
        let source = configurations.first { $0.id == person.configurationID }
        let pools = try await services.pools(of: context.tenant)
        let explanation = try await services.admin.licenses.explanations.explain(id, of: context.tenant)
        let licences = try await licences(explanation, pools, in: context)
        let (changes, olderChange) = try await services.seatHistory(
            of: id, limit: Self.changesAtOnce, in: context)
        let from = try Query(request.uri.query).value("from")
        let place = from.flatMap(TimelinePlace.init) ?? TimelinePlace()
        let (happenings, next) = try await services.admin.timeline.page(
            of: id, in: context.tenant, from: place, limit: Self.happeningsAtOnce)
        let path = "/console/people/\(id.text)"
        let groups = person.references ?? []
        let held = Set(explanation.pools.filter { $0.assignment?.state.isLive == true }.map(\.poolID))
        let choices = pools.filter { !held.contains($0.id) }.map { Choice($0.id.text, $0.name, chosen: "") }
        let view = PersonView(
            page: PageView(
                line.displayName ?? line.userName, at: .people, in: context, done: DoneMessage(request.uri.query)),
            path: path, shownName: line.displayName ?? line.userName, userName: line.userName,
            isActive: line.isActive, sourceName: source?.name ?? "a deleted configuration",
            sourcePath: source.map(context.path), externalID: person.externalID, identifier: id.text,
            createdAt: MomentView(person.createdAt), updatedAt: MomentView(person.updatedAt),
            attributes: AttributeLines(try person.attributes()).lines,
            document: try person.resource(at: context.scimBaseURL).serialized(),
            groups: groups.prefix(Self.mostGroups).map {
                PersonView.Group(groupPath: "/console/groups/\($0.id.text)", groupName: $0.display ?? $0.id.text)
            }, hasGroups: !groups.isEmpty, moreGroups: Grouped.more(than: Self.mostGroups, of: groups.count),
            licences: licences, hasLicences: !licences.isEmpty,
            isBehind: try await services.admin.licenses.explanations.reach(of: context.tenant).isBehind,
            choices: choices,
            canGive: context.mayAct && line.isActive && !choices.isEmpty,
            changes: changes, hasChanges: !changes.isEmpty, hasOlderChanges: olderChange != nil,
            happenings: happenings.map(HappeningView.init),
            hasHappenings: !happenings.isEmpty, olderPath: next.map { PageLinks.link(path, [("from", $0.text)]) },
            newestPath: from == nil ? nil : path,
            logPath: PageLinks.link("/console/provisioning-log", [("resource", id.text)]))
        return .page(view, "person")
    }

    private func read(_ id: UUID, as configuration: UUID, _ context: ConsoleContext) async throws -> StoredResource {
        do {
            return try await services.admin.users.read(id, by: services.reader(context, as: configuration))
        } catch let error as SCIMError where error.status == 404 {
            throw Failure.notFound("person")
        }
    }

    private func licences(
        _ explanation: LicenseExplanation, _ pools: [LicensePool], in context: ConsoleContext
    ) async throws -> [PersonView.Licence] {
        let names = try await services.seatNames(
            ofRules: explanation.pools.map { $0.assignment?.ruleID }, in: context)
        return explanation.pools.map { licence($0, pools, names, mayAct: context.mayAct) }
    }

    private func licence(
        _ pool: LicenseExplanation.Pool, _ pools: [LicensePool], _ names: SeatNames, mayAct: Bool
    ) -> PersonView.Licence {
        let state = pool.assignment?.state
        let reason = SeatReason(pool, names)
        return PersonView.Licence(
            licenceID: pool.poolID.text, licenceName: pools.first { $0.id == pool.poolID }?.name ?? "a deleted licence",
            licencePath: "/console/licences/\(pool.poolID.text)", licenceState: state?.label ?? "no seat",
            colour: state?.colour ?? "grey", why: reason.sentence,
            sinceAt: reason.sinceAt, untilAt: reason.untilAt,
            canTake: mayAct && state?.isLive == true, canLift: mayAct && pool.isExcluded)
    }
}
