import Directory
package import Hummingbird
import SCIM
package import Web

/// Every route of the SCIM surface (RFC 7644 §3.2), below `/t/{tenant}/scim/v2`, and its OpenAPI document.
package struct SCIMRoutes: Sendable {
    private static let prefix = "/t/{tenant}/scim/v2"

    private let services: SCIMServices

    package init(_ services: SCIMServices) {
        self.services = services
    }

    package func register(in router: Router<WebContext>) {
        tables.everybody.register(in: router)
        tables.provisioners.register(in: router)
        var descriptions = RouteTable(prefix: "/openapi", gate: OpenGate())
        descriptions.get("/scim.json", ReadOpenAPIDocument(.scim(services.limits)))
        descriptions.register(in: router)
    }

    /// Every route as `METHOD /template`; `SCIMOperations` describes them.
    package var routes: [String] { tables.everybody.routes + tables.provisioners.routes }

    /// What any token of the tenant opens, and what a token that stands for a person does not.
    private typealias Tables = (everybody: RouteTable<RateGate>, provisioners: RouteTable<ProvisionerGate>)

    private var tables: Tables {
        let everybody = RateGate(
            tenants: TenantGate(
                verifier: services.verifier, clock: services.clock, origin: services.origin, suffix: "/scim/v2",
                registry: services.registry),
            limiter: RateLimiter(services.limits.rate))
        let discovery = Discovery(configuration: services.configuration)
        let cursors = CursorPaging(
            seal: services.cursorSeal, clock: services.clock, lifetime: services.configuration.cursorTimeout)
        let users = ResourceEndpoint(
            kind: .user, store: services.users, cursors: cursors, limits: services.limits)
        let groups = ResourceEndpoint(
            kind: .group, store: services.groups, cursors: cursors, limits: services.limits)
        let me = ResourceEndpoint(
            kind: .user, store: services.users, cursors: cursors, limits: services.limits, isMe: true)
        let own = OwnEndpoints(stores: services.own, cursors: cursors, limits: services.limits)

        var discoverable = RouteTable(prefix: Self.prefix, gate: everybody)
        discoverable.get("/ServiceProviderConfig", ReadServiceProviderConfig(discovery: discovery))
        discoverable.get("/ResourceTypes", ListResourceTypes(discovery: discovery))
        discoverable.get("/ResourceTypes/{name}", ReadResourceType(discovery: discovery))
        discoverable.get("/Schemas", ListSchemas(discovery: discovery))
        discoverable.get("/Schemas/{urn}", ReadSchema(discovery: discovery))
        discoverable.get("/Me", ReadResource(endpoint: me))
        discoverable.put("/Me", ReplaceResource(endpoint: me))
        discoverable.patch("/Me", PatchResource(endpoint: me))
        discoverable.delete("/Me", DeleteResource(endpoint: me))
        discoverable.post(
            "/Me", RefuseOperation(detail: "Nobody creates themselves here; people are created at /Users."))

        var routes = RouteTable(prefix: Self.prefix, gate: ProvisionerGate(everybody: everybody))
        routes.get("/Users", ListResources(endpoint: users))
        routes.post("/Users", CreateResource(endpoint: users))
        routes.post("/Users/.search", SearchResources(endpoint: users))
        routes.get("/Users/{id}", ReadResource(endpoint: users))
        routes.put("/Users/{id}", ReplaceResource(endpoint: users))
        routes.patch("/Users/{id}", PatchResource(endpoint: users))
        routes.delete("/Users/{id}", DeleteResource(endpoint: users))

        routes.get("/Groups", ListResources(endpoint: groups))
        routes.post("/Groups", CreateResource(endpoint: groups))
        routes.post("/Groups/.search", SearchResources(endpoint: groups))
        routes.get("/Groups/{id}", ReadResource(endpoint: groups))
        routes.put("/Groups/{id}", ReplaceResource(endpoint: groups))
        routes.patch("/Groups/{id}", PatchResource(endpoint: groups))
        routes.delete("/Groups/{id}", DeleteResource(endpoint: groups))

        routes.post(
            "/.search",
            SearchEverything(endpoints: [users, groups], own: own, limits: services.limits, cursors: cursors))

        routes.post("/Bulk", RunBulk(services: services))

        // Of types that the tenant has defined. Whatever is named above comes first.
        routes.get("/{endpoint}", OnOwnEndpoint(own, ListResources.init))
        routes.post("/{endpoint}", OnOwnEndpoint(own, CreateResource.init))
        routes.others("/{endpoint}") { allowed in OnOwnEndpoint(own) { _ in RefuseMethod(allowed: allowed) } }
        routes.post("/{endpoint}/.search", OnOwnEndpoint(own, SearchResources.init))
        routes.others("/{endpoint}/.search") { allowed in OnOwnEndpoint(own) { _ in RefuseMethod(allowed: allowed) } }
        routes.get("/{endpoint}/{id}", OnOwnEndpoint(own, ReadResource.init))
        routes.put("/{endpoint}/{id}", OnOwnEndpoint(own, ReplaceResource.init))
        routes.patch("/{endpoint}/{id}", OnOwnEndpoint(own, PatchResource.init))
        routes.delete("/{endpoint}/{id}", OnOwnEndpoint(own, DeleteResource.init))
        routes.others("/{endpoint}/{id}") { allowed in OnOwnEndpoint(own) { _ in RefuseMethod(allowed: allowed) } }

        return (discoverable, routes)
    }
}
