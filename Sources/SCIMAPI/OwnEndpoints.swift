import Directory
import SCIM
import Web

/// The endpoints of the types that tenants define.
struct OwnEndpoints: Sendable {
    let stores: OwnResourceStores
    let cursors: CursorPaging
    let limits: SCIMLimits

    /// The one that the path names at `{endpoint}`.
    ///
    /// - Throws: `Failure.unknownPath` when the tenant has no such type, as for any other path.
    func endpoint(in context: TenantContext) throws(Failure) -> ResourceEndpoint {
        let name = try context.pathParameter("endpoint")
        guard let type = context.registry.own(at: "/" + name) else { throw .unknownPath }
        return endpoint(of: .own(type), stores.store(of: type))
    }

    /// All of the tenant's, in the order of their making.
    func all(in context: TenantContext) -> [ResourceEndpoint] {
        context.registry.own.map { endpoint(of: .own($0), stores.store(of: $0)) }
    }

    private func endpoint(of kind: ResourceKind, _ store: OwnResourceStore) -> ResourceEndpoint {
        ResourceEndpoint(kind: kind, store: store, cursors: cursors, limits: limits)
    }
}
