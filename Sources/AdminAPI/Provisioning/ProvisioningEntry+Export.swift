import FoundationEssentials
import JSON
package import Provisioning

extension ProvisioningEntry {
    /// How the log is exported; the columns of CSV are the members of NDJSON.
    package static let export = ExportedList<ProvisioningEntry>(
        columns: [
            "id", "time", "operation", "outcome", "status", "code", "scim_type", "detail", "resource_type",
            "resource_id", "external_id", "name", "configuration_id", "credential_id", "request_id", "duration_us",
            "coercions", "changes",
        ], json: { $0.exported })
}
