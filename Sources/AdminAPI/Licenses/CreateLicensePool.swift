import Foundation
import HTTPTypes
import Hummingbird
import Licensing
import Tenancy
import Web

/// `POST /tenants/{tenant}/license-pools` with `name`, `product` and `seats`.
struct CreateLicensePool: Action {
    let pools: LicensePoolStore

    func respond(to request: Request, in context: TenantAdminContext) async throws -> Response {
        var members = try await request.members()
        let new = NewLicensePool(
            name: members.string("name"), product: members.string("product"), seats: members.integer("seats"))
        try members.finish()
        let pool = try await pools.create(new, for: context.tenant)
        return pool.response(
            status: .created, headers: [.location: context.url(of: pool.id, in: "license-pools")])
    }
}
