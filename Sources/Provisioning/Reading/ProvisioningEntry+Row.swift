import FoundationEssentials
import Postgres
import Tenancy

extension ProvisioningEntry {
    /// Reads the columns of ``ProvisioningLogStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        let (
            id, time, configurationID, credentialID, requestID, operation, resourceType, resourceID, externalID, name,
            outcome, status, code, scimType, microseconds, coercions, changes, detail
        ) = try row.decode(
            UUID.self, Date.self, UUID?.self, UUID?.self, String.self, String.self, String?.self, UUID?.self,
            String?.self, String?.self, String.self, Int16.self, String?.self, String?.self, Int32.self, String?.self,
            String?.self, String?.self)
        self.init(
            id: id, time: time, configurationID: configurationID, credentialID: credentialID, requestID: requestID,
            // A word that only a newer release knows.
            operation: ProvisioningOperation(rawValue: operation) ?? .other, resourceType: resourceType,
            resourceID: resourceID, externalID: externalID, name: name,
            outcome: ProvisioningOutcome(rawValue: outcome) ?? .warning, status: Int(status), code: code,
            scimType: scimType, microseconds: Int(microseconds), coercions: coercions, changes: changes,
            detail: detail)
    }
}
