/// What a verb of the command is called in the audit log, and what it is done to.
package struct CommandAction: Sendable {
    let name: String
    let tenant: String?
    let subject: String?

    /// - Parameters:
    ///   - name: Such as `scim_token.create`, as the admin API calls it.
    ///   - tenant: The slug; nil for what is done to the service as a whole.
    package init(_ name: String, tenant: String? = nil, subject: String? = nil) {
        self.name = name
        self.tenant = tenant
        self.subject = subject
    }
}
