package import Directory
package import Events
package import FoundationEssentials
import JSON
package import Jobs
package import Tenancy

/// Deletes a SCIM configuration in one transaction with the event that tells of it and the job that ends what hangs on it.
package struct ConfigurationDeletion: Sendable {
    /// A process may believe for a second what it has read of a token; what was written until then is cleared too.
    private static let delay: Duration = .seconds(2)

    private let database: TenantDatabase
    private let configurations: SCIMConfigurationStore
    private let log: EventLog
    private let queue: JobQueue
    /// Of the job that does the rest.
    package let kind: JobKind

    package init(
        database: TenantDatabase, configurations: SCIMConfigurationStore, log: EventLog, queue: JobQueue, kind: JobKind
    ) {
        self.database = database
        self.configurations = configurations
        self.log = log
        self.queue = queue
        self.kind = kind
    }

    /// Answers with the id of the job. Throws `TenancyError.configurationNotFound`, `.configurationChanged`.
    package func delete(
        _ id: UUID, users: FormerUsers, ifVersion versions: Set<Int64>? = nil, of tenant: Tenant, requestID: String
    ) async throws -> Int64 {
        let job = try await database.transaction(for: tenant) { transaction in
            let gone = try await configurations.delete(id, ifVersion: versions, in: transaction)
            log.append(
                [
                    NewEvent(
                        type: .scimConfigurationDeleted, subject: id,
                        data: [
                            "name": .string(gone.name), "idp": .string(gone.idp.rawValue),
                            "users": .string(users.rawValue),
                        ])
                ], in: transaction)
            let former = FormerConfiguration(id: id, users: users, requestID: requestID)
            return try await queue.enqueue(
                NewJob(tenantID: tenant.id.text, kind: kind, payload: former.payload, delay: Self.delay),
                in: transaction.postgres)
        }
        log.hintSubscribers()
        return job
    }
}
