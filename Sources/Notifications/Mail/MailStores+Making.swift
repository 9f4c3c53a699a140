package import Events
package import Tenancy

extension MailStores {
    package init(
        database: TenantDatabase, log: EventLog, follower: EventFollower, identifiers: IdentifierGenerator,
        clock: WallClock
    ) {
        self.init(
            contacts: MailContactStore(
                database: database, log: log, follower: follower, identifiers: identifiers, clock: clock),
            settings: MailSettingsStore(database: database, log: log, follower: follower),
            suppressions: MailSuppressionStore(database: database),
            templates: MailTemplateStore(database: database, clock: clock),
            log: NotificationLog(database: database))
    }
}
