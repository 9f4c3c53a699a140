import Directory
import FoundationEssentials
import Licensing
import Notifications
import Tenancy

/// What mail has to know of people, pools and configurations, from the rooms that have them.
struct TenantMailFacts: MailFacts {
    let users: UserStore
    let pools: LicensePoolStore
    let configurations: SCIMConfigurationStore

    func people(_ ids: [UUID], in transaction: TenantTransaction) async throws -> [UUID: MailPerson] {
        var people: [UUID: MailPerson] = [:]
        for card in try await users.cards(ids, in: transaction) {
            guard let address = card.address else { continue }
            people[card.id] = MailPerson(
                userName: card.userName, displayName: card.displayName, address: address, language: card.language)
        }
        return people
    }

    func poolNames(_ ids: [UUID], in transaction: TenantTransaction) async throws -> [UUID: String] {
        try await pools.names(ids, in: transaction)
    }

    func configurationNames(_ ids: [UUID], in transaction: TenantTransaction) async throws -> [UUID: String] {
        let found = try await configurations.find(ids, in: transaction)
        return Dictionary(found.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    }

    func welcoming(_ ids: [UUID], in transaction: TenantTransaction) async throws -> Set<UUID> {
        try await configurations.welcoming(ids, in: transaction)
    }
}
