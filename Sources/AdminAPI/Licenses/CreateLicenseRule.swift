import FoundationEssentials
import HTTPTypes
import Hummingbird
import Licensing
import Web

/// `POST /tenants/{tenant}/license-rules` with `kind`, `subject_id`, `pool_id` and `priority`; with `dry_run=true` it says who
/// would get or lose a seat.
struct CreateLicenseRule: Action {
    let licenses: LicenseStores

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        let isDryRun = try request.isDryRun()
        var members = try await request.members()
        let kind = members.word("kind", default: RuleSubject.Kind.group)
        let new = NewLicenseRule(
            subject: RuleSubject(kind, members.id("subject_id")), poolID: members.id("pool_id"),
            priority: members.optionalInteger("priority") ?? 100)
        try members.finish()
        if isDryRun {
            let event = try await Failure.blaming("/pool_id") {
                try await licenses.rules.eventOfMaking(new, for: context.tenant)
            }
            return try await licenses.rehearsal.rehearse([event], of: context.tenant).response
        }
        let rule = try await Failure.blaming("/pool_id") {
            try await licenses.rules.create(new, for: context.tenant)
        }
        return rule.response(
            status: .created, headers: [.location: context.url(of: rule.id, in: "license-rules")])
    }
}
