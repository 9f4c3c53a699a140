import AdminAPI
import FoundationEssentials
import Hummingbird
import Notifications
import Tenancy
import Web

/// `POST /console/operator/tenants/{tenant}/deliveries/{delivery}/retry`: one attempt at once.
struct RetryTenantDelivery: OperatorForm {
    let services: ConsoleServices

    func deed(_ form: ConsoleForm, in context: OperatorContext) async throws -> FormDeed<Response> {
        let (tenant, deliveries) = (try await services.tenant(in: context), services.admin.deliveries)
        guard tenant.isServable else { throw Failure.tenantBehind }
        let id = try context.id("delivery", of: "delivery")
        let before = try await deliveries.find(id, of: tenant)?.json
        return FormDeed(name: "delivery.retry", tenant: tenant.id, subject: id.text, before: before) {
            let delivery = try await deliveries.retry(id, of: tenant)
            return .done(
                .deliveryRetried, at: PageLinks.link(OperatorSection.deliveries.path, [("tenant", tenant.slug)]),
                after: delivery.json)
        }
    }
}
