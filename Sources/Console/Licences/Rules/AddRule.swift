import AdminAPI
import FoundationEssentials
import Hummingbird
import Licensing
import Web

/// `POST /console/licences/{pool}/rules` with `subject` and `priority`: says who would get a seat; confirmed, adds the rule.
struct AddRule: RuleAction {
    let services: ConsoleServices
    let name = "license_rule.create"
    let subject: String? = "pool"

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let pool = try await context.licence(in: services)
        guard let subject = RuleSubject(word: form["subject"]) else {
            throw Failure.wrong("subject_id", "Choose whom the rule is about.")
        }
        guard let priority = form.integer("priority") else { throw Failure.noNumber("priority") }
        let new = NewLicenseRule(subject: subject, poolID: pool.id, priority: priority)
        let rules = services.admin.licenses.rules
        let path = "/console/licences/\(pool.id.text)/rules"
        guard form.isConfirmed else {
            let event = try await rules.eventOfMaking(new, for: context.tenant)
            var names = SeatNames()
            switch subject.kind {
            case .group: names.groups[subject.id] = try await services.groupName(subject.id, in: context)
            case .configuration: names = try await services.seatNames(of: [], in: context)
            }
            return try await rehearsal(
                of: [event], form, heading: "Add a rule",
                sentence: "A seat of \(pool.name) for \(names.whom(subject)), with priority \(priority).",
                button: "Add rule", path: path, of: pool, in: context)
        }
        let rule = try await rules.create(new, for: context.tenant)
        return .redirected(to: path, done: .ruleAdded, subject: rule.id.text, after: rule.json)
    }

    func again(
        _ form: ConsoleForm, _ problem: FormProblem, in context: ConsoleContext
    ) async throws -> Response? {
        guard problem.status != .notFound else { return nil }
        return try await ListRules(services: services).page(
            of: context.licence(in: services), in: context, text: form["q"], form: form, problem: problem)
    }
}
