import AdminAPI
import FoundationEssentials
import Hummingbird
import JSON
import Licensing
import Web

/// `POST /console/licences/{pool}/rules/{rule}/remove`: says who would lose the seat; confirmed, ends the rule.
struct RemoveRule: RuleAction {
    let services: ConsoleServices
    let name = "license_rule.delete"
    let subject: String? = "rule"

    func before(in context: ConsoleContext) async throws -> JSONObject? {
        try await rule(of: context.licence(in: services), in: context).json
    }

    func act(on form: ConsoleForm, in context: ConsoleContext) async throws -> FormOutcome<Response> {
        let pool = try await context.licence(in: services)
        let rule = try await rule(of: pool, in: context)
        let rules = services.admin.licenses.rules
        let path = "/console/licences/\(pool.id.text)/rules"
        guard form.isConfirmed else {
            let event = try await rules.eventOfDeletion(rule.id, of: context.tenant)
            let whom = try await services.seatNames(of: [rule], in: context).whom(rule.subject)
            return try await rehearsal(
                of: [event], form, heading: "Remove a rule",
                sentence: "The rule for \(whom) gives no seats of \(pool.name) any more.", button: "Remove rule",
                path: "\(path)/\(rule.id.text)/remove", isDanger: true, of: pool, in: context)
        }
        try await rules.delete(rule.id, of: context.tenant)
        return .redirected(to: path, done: .ruleRemoved)
    }
}
