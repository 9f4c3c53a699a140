import AdminAPI
import FoundationEssentials
import Hummingbird
import Notifications
import Tenancy
import Web

/// `GET /console/operator/deliveries.csv` with the filters of the list, of which the tenant must be there.
struct ExportTenantDeliveries: Action {
    static let path = "/console/operator/deliveries.csv"

    let services: ConsoleServices

    func respond(to request: Request, in context: OperatorContext) async throws -> Response {
        let (query, services) = (Query(request.uri.query), services)
        let filter = DeliveriesFilter(query)
        try query.refuse("state", unless: filter.state)
        try query.refuse("endpoint", unless: filter.endpoint)
        guard let tenant = try await services.admin.tenants.find(slug: filter.tenant) else {
            throw Failure.tenantNotFound
        }
        return try await ExportFormat.csv.response(ExportDeliveries.list, named: "deliveries") { (last: UUID?) in
            try await services.deliveries(filter, of: tenant, before: last, limit: ExportFormat.rowsAtOnce)
        }
    }
}
