import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Licensing
import Web

/// `POST /console/licences/{pool}/rules/{rule}` with `priority`: says who would get or lose a seat; confirmed, changes it.
struct ChangeRule: RuleAction {
    let services: ConsoleServices
    let name = "license_rule.update"
    let subject: String? = "rule"

    func before(in context: ConsoleContext) async throws -> JSONObject? {
        try await rule(of: context.licence(in: services), in: context).json
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let pool = try await context.licence(in: services)
        let rule = try await rule(of: pool, in: context)
        guard let priority = form.integer("priority") else {
            throw Failure(.badRequest, code: "invalid_value", detail: "The priority must be a whole number.")
        }
        let change = LicenseRuleChange(priority: priority)
        let rules = services.admin.licenses.rules
        let path = "/console/licences/\(pool.id.text)/rules"
        guard form.isConfirmed else {
            let event = try await rules.eventOfChange(rule.id, change, of: context.tenant)
            let whom = try await services.seatNames(of: [rule], in: context).whom(rule.subject)
            return try await rehearsal(
                of: event.map { [$0] } ?? [], form, heading: "Change a priority",
                sentence: "The rule for \(whom) goes from priority \(rule.priority) to \(priority).",
                button: "Change priority", path: "\(path)/\(rule.id.text)", of: pool, in: context)
        }
        let changed = try await rules.update(rule.id, change, of: context.tenant)
        return .redirected(to: path, done: .ruleChanged, after: changed.json)
    }
}
