import JobHandlers
import Jobs
import Notifications
import Tenancy

/// What sends mail, and what people manage it with.
struct MailServices: Sendable {
    let stores: MailStores
    let link: UnsubscribeLink

    /// The handlers of every kind of job that has to do with mail; none without a mail server.
    func handlers(
        _ services: DomainServices, _ configuration: ServiceConfiguration
    ) throws(ConfigurationError) -> [any JobHandler] {
        guard let mail = configuration.mail else { return [] }
        let (database, clock) = (services.database, services.clock)
        let outbox = Outbox(
            database: database, templates: stores.templates, links: link, identifiers: .random, clock: clock)
        return [
            SendMail(
                tenants: services.tenants, outbox: outbox,
                client: try mail.client(authorities: configuration.outbound.trustFile), sender: mail.sender),
            GatherDigests(
                tenants: services.tenants,
                digests: MailDigests(
                    database: database, queue: services.queue, jobs: .standard, identifiers: .random, clock: clock)),
        ]
    }
}
