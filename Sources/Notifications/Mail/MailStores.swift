/// Everything that is read and changed about a tenant's mail.
package struct MailStores: Sendable {
    package let contacts: MailContactStore
    package let settings: MailSettingsStore
    package let suppressions: MailSuppressionStore
    package let templates: MailTemplateStore
    package let log: NotificationLog

    package init(
        contacts: MailContactStore, settings: MailSettingsStore, suppressions: MailSuppressionStore,
        templates: MailTemplateStore, log: NotificationLog
    ) {
        self.contacts = contacts
        self.settings = settings
        self.suppressions = suppressions
        self.templates = templates
        self.log = log
    }
}
