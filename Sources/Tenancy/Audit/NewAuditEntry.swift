/// Something that is about to be done.
package struct NewAuditEntry: Sendable {
    package let actor: AuditActor
    package let requestID: String
    /// Such as `scim_token.create`.
    package let action: String
    /// Nil for what is done to the service as a whole.
    package let tenantID: TenantID?
    /// What it is done to, by its id or name; nil for what is yet to be made.
    package let subject: String?
    /// JSON text without secrets: what was asked for, and what there was before. Nil without any.
    package let request: String?
    package let before: String?

    package init(
        actor: AuditActor, requestID: String, action: String, tenantID: TenantID?, subject: String?,
        request: String? = nil, before: String? = nil
    ) {
        self.actor = actor
        self.requestID = requestID
        self.action = action
        self.tenantID = tenantID
        self.subject = subject
        self.request = request
        self.before = before
    }
}
