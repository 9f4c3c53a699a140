import Hummingbird
import Licensing
import Web

/// `GET /tenants/{tenant}/license-rules/{rule}`.
struct ReadLicenseRule: Action {
    let rules: LicenseRuleStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let id = try context.id("rule", of: "license rule")
        guard let rule = try await rules.find(id, of: context.tenant) else { throw LicensingError.ruleNotFound }
        return rule.response()
    }
}
