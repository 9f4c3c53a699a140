import AdminAPI
import FoundationEssentials
import Hummingbird
import Provisioning
import Tenancy
import Web

/// `GET /console/provisioning-log.csv` with the filters of the list.
struct ExportEntries: Action {
    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let query = Query(request.uri.query)
        let filter = ProvisioningFilter(console: query)
        try query.refuse("outcome", unless: filter.outcome)
        try query.refuse("operation", unless: filter.operation)
        try query.refuse("source", unless: filter.configurationID)
        try query.refuse("resource", unless: filter.resourceID)
        let (log, tenant) = (services.admin.provisioning, context.tenant)
        return try await ExportFormat.csv.response(ProvisioningEntry.export, named: "provisioning-log") {
            (last: UUID?) in
            try await log.page(of: tenant, filter, before: last, limit: ExportFormat.rowsAtOnce)
        }
    }
}
