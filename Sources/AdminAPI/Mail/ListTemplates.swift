import Hummingbird
import JSON
import Notifications
import Web

/// `GET /tenants/{tenant}/notification-templates`: every type with the values that its templates can name, the built-in
/// texts, and the tenant's own.
struct ListTemplates: Action {
    let templates: MailTemplateStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let overrides = try await templates.overrides(of: context.tenant)
        let types = MailType.allCases.map { type -> JSONObject in
            [
                "type": .string(type.rawValue),
                "values": .array(type.valueNames.map { .string($0) }),
                "built_in": .object(BuiltInTemplates.text(for: type).json),
                "overrides": .array(overrides.filter { $0.type == type }.map { .object($0.json) }),
            ]
        }
        return .page(types, next: nil)
    }
}
