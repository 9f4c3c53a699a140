import AdminAPI
import Directory
import FoundationEssentials
import HTTPTypes
import Hummingbird
import Licensing
import Tenancy
import Web

/// `GET /console/licences/{pool}/rules`: who gets seats of the licence by which rule, and the form that adds one. `whom`
/// is a part of the name of a group or configuration that the rules are about, `q` the beginning of the name of a group to choose, and `after` how many rules stood on the pages before.
struct ListRules: Action {
    private static let groupsToChoose = 100
    private static let pageSize = 50

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let query = Query(request.uri.query)
        return try await page(
            of: context.licence(in: services), in: context, whom: query.text("whom"), text: query.text("q"),
            after: Int(query.text("after")) ?? 0,
            done: DoneMessage(request.uri.query))
    }

    func page(
        of pool: LicensePool, in context: ConsoleContext, whom: String = "", text: String = "", after: Int = 0,
        form: ConsoleForm? = nil, problem: FormProblem? = nil, refusal: FormProblem? = nil, done: DoneMessage? = nil
    ) async throws -> Response {
        let configurations = try await services.configurations(of: context.tenant)
        let list = try await services.rules(of: pool, about: whom, configurations, in: context)
        let all = list.rules
        let first = max(0, min(after, all.count))
        let rules = Array(all.dropFirst(first).prefix(Self.pageSize))
        let last = first + rules.count
        let path = "/console/licences/\(pool.id.text)"
        let giving = configurations.filter { $0.autoAssign.isEnabled && $0.autoAssign.poolID == pool.id }
        let view = RulesView(
            page: PageView("Rules of \(pool.name)", at: .licences, in: context, done: done), path: path,
            licenceName: pool.name, rules: rules.map { Self.line($0, list.names, path) }, hasRules: !rules.isEmpty,
            wantedWhom: whom, isFiltered: !whom.isEmpty,
            exportPath: PageLinks.link("\(path)/rules.csv", [("whom", whom)]),
            links: PageLinks(
                "\(path)/rules", filters: [("whom", whom), ("q", text)], after: first == 0 ? nil : String(first),
                next: last < all.count ? String(last) : nil),
            switches: giving.map { RulesView.Switch(switchPath: context.path(of: $0), switchName: $0.name) },
            hasSwitches: !giving.isEmpty,
            form: try await self.form(configurations, text, form, problem, in: context),
            problem: refusal?.general(besides: []))
        return .page(view, "rules", status: (problem ?? refusal)?.status ?? .ok)
    }

    private func form(
        _ configurations: [SCIMConfiguration], _ text: String, _ form: ConsoleForm?, _ problem: FormProblem?,
        in context: ConsoleContext
    ) async throws -> RuleFormView {
        let page = try await services.groups(named: text, limit: Self.groupsToChoose, in: context)
        return RuleFormView(
            configurations: configurations.map { ($0.id, $0.name) },
            groups: try page.resources.map { ($0.id, try $0.groupName) }, hasMoreGroups: page.next != nil, text: text,
            form: form, problem: problem)
    }

    private static func line(_ rule: LicenseRule, _ names: SeatNames, _ path: String) -> RulesView.Line {
        let (kind, id) = (rule.subject.kind, rule.subject.id.text)
        let whom = names.whom(rule.subject)
        return RulesView.Line(
            rulePath: "\(path)/rules/\(rule.id.text)", ruleID: rule.id.text,
            whom: whom.prefix(1).uppercased() + whom.dropFirst(),
            whomPath: kind == .group ? "/console/groups/\(id)" : "/console/settings/scim/\(id)", priority: rule.priority
        )
    }
}
