import JSON
import Tenancy

/// Something that is about to be done, called as the admin API's audit calls it.
struct FormDeed<Value: Sendable>: Sendable {
    /// Such as `job.retry`.
    let name: String
    /// Nil for what is done to the service as a whole.
    var tenant: TenantID?
    /// What it is done to, by its id or name; nil for what is yet to be made.
    var subject: String?
    /// What there is before, as the admin API shows it.
    var before: JSONObject?
    let act: @Sendable () async throws -> FormOutcome<Value>
}
