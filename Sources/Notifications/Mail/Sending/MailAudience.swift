import Events
import FoundationEssentials
import Mail
import Postgres
import Tenancy

/// Who may hear of some events, and the names that the events don't hold: all that decides who is written what.
struct MailAudience: Sendable {
    let contacts: [MailContact]
    var settings = MailSettings()
    var settingsHeardFrom: Int64 = 0
    var people: [UUID: MailPerson] = [:]
    var welcoming: Set<UUID> = []
    var poolNames: [UUID: String] = [:]
    var configurationNames: [UUID: String] = [:]
    var endpointNames: [UUID: String] = [:]
    let tenantName: String

    init(contacts: [MailContact], tenantName: String) {
        self.contacts = contacts
        self.tenantName = tenantName
    }

    /// Asks for what the topics need and no more.
    static func read(
        for topics: [MailTopic], facts: any MailFacts, in transaction: TenantTransaction
    ) async throws -> MailAudience {
        let pendingSettings = transaction.enqueue(MailSettingsStatements.read)
        let rows = try await transaction.query(
            MailContactStatements.page, [.uuid(.lowest), .int8(Int64(MailContactStore.most))])
        var audience = MailAudience(
            contacts: try rows.map { try MailContact($0) }, tenantName: transaction.tenant.name)
        if let row = try pendingSettings.rows.first {
            let (assigned, promoted, heardFrom) = try row.decode(Bool.self, Bool.self, Int64.self)
            audience.settings = MailSettings(seatAssigned: assigned, seatPromoted: promoted)
            audience.settingsHeardFrom = heardFrom
        }
        let welcomes = Set(topics.filter { $0.type == .userWelcome }.compactMap(\.configurationID))
        if !welcomes.isEmpty {
            audience.welcoming = try await facts.welcoming(Array(welcomes), in: transaction)
        }
        let told = topics.filter { audience.isTold($0) }
        let people = Set(told.compactMap(\.personID))
        if !people.isEmpty { audience.people = try await facts.people(Array(people), in: transaction) }
        let pools = Set(told.compactMap(\.poolID))
        if !pools.isEmpty { audience.poolNames = try await facts.poolNames(Array(pools), in: transaction) }
        let configurations = Set(told.compactMap(\.configurationID))
        if !configurations.isEmpty {
            audience.configurationNames = try await facts.configurationNames(Array(configurations), in: transaction)
        }
        let endpoints = Set(told.compactMap(\.endpointID))
        if !endpoints.isEmpty {
            let rows = try await transaction.query(
                WebhookEndpointStatements.descriptions, [.uuids(Array(endpoints))])
            for row in rows {
                let (id, description) = try row.decode(UUID.self, String.self)
                if !description.isEmpty { audience.endpointNames[id] = description }
            }
        }
        return audience
    }

    /// Who gets what. An address that can't be one gets nothing.
    func notifications(about topics: [MailTopic], id: () -> UUID) -> [NewNotification] {
        MailTopic.merged(topics.filter(isTold), at: contacts.map(\.heardFrom)).flatMap { topic -> [NewNotification] in
            switch topic.type.audience {
            case .contacts: contacts.compactMap { notification(about: topic, to: $0, id) }
            case .person: notification(toPersonAbout: topic, id).map { [$0] } ?? []
            case .gathered: []
            }
        }
    }

    /// Whether anybody at all may hear of it.
    private func isTold(_ topic: MailTopic) -> Bool {
        switch topic.type {
        case .userWelcome: topic.configurationID.map(welcoming.contains) ?? false
        case .licenseAssigned: settings.seatAssigned && topic.event.sequence > settingsHeardFrom
        case .licensePromoted: settings.seatPromoted && topic.event.sequence > settingsHeardFrom
        default: contacts.contains { delivery(of: topic, to: $0) != .off }
        }
    }

    private func delivery(of topic: MailTopic, to contact: MailContact) -> MailDelivery {
        guard contact.state == .active, topic.event.sequence > contact.heardFrom else { return .off }
        return contact.preferences[topic.type] ?? topic.usualDelivery
    }

    private func notification(about topic: MailTopic, to contact: MailContact, _ id: () -> UUID) -> NewNotification? {
        let delivery = delivery(of: topic, to: contact)
        guard delivery != .off else { return nil }
        return NewNotification(
            id: id(), type: topic.type, eventID: topic.event.id, contactID: contact.id, recipient: contact.address,
            locale: contact.locale, delivery: delivery, values: MailValues(values(of: topic)))
    }

    private func notification(toPersonAbout topic: MailTopic, _ id: () -> UUID) -> NewNotification? {
        guard let personID = topic.personID, let person = people[personID],
            let address = try? MailAddress(person.address)
        else { return nil }
        var values = values(of: topic)
        values["person_name"] = person.displayName
        values["user_name"] = person.userName
        return NewNotification(
            id: id(), type: topic.type, eventID: topic.event.id, userID: personID, recipient: address.text,
            locale: (person.language.flatMap { MailLocale(lenient: $0) } ?? .english).text, delivery: .atOnce,
            values: MailValues(values))
    }

    private func values(of topic: MailTopic) -> [String: String] {
        var values = topic.values
        values["tenant_name"] = tenantName
        if let name = topic.poolID.flatMap({ poolNames[$0] }) { values["pool_name"] = name }
        if let name = topic.configurationID.flatMap({ configurationNames[$0] }) { values["configuration_name"] = name }
        if let id = topic.endpointID { values["endpoint"] = endpointNames[id] ?? id.uuidString.lowercased() }
        return values
    }
}
