import HTTPTypes
import SCIM
import Web

/// Every operation of the SCIM surface as the OpenAPI document describes it, on one page.
///
/// A test holds this page beside the routes of `SCIMRoutes`, both ways. When it goes red for a new route, add a line here
/// with what the route reads and answers. Schemas come from the registry; messages that are no resources stand in
/// `SCIMMessages`. Types that tenants define are described once, at a path with a parameter, as they are routed.
package enum SCIMOperations {
    static let all =
        discovery + resources(.user) + resources(.group) + resources(.ofTenants, at: [.endpoint]) + across + me

    /// Method and path of each, to be compared with the routes.
    package static var routes: Set<String> { Set(all.map(\.route)) }

    // MARK: Discovery (RFC 7644 §4)

    private static let discovery = [
        reading(
            "/ServiceProviderConfig", "readServiceProviderConfig", "What this service supports.",
            .ok("ServiceProviderConfig")),
        reading("/ResourceTypes", "listResourceTypes", "The kinds of resources.", .ok("ResourceTypeList")),
        reading(
            "/ResourceTypes/{name}", "readResourceType", "One kind of resource.", .ok("ResourceType"), at: .name),
        reading("/Schemas", "listSchemas", "The schemas, the tenant's own included.", .ok("SchemaList")),
        reading("/Schemas/{urn}", "readSchema", "One schema.", .ok("Schema"), at: .urn),
    ]

    private static func reading(
        _ path: String, _ id: String, _ summary: String, _ answer: DescribedAnswer, at place: DescribedParameter? = nil
    ) -> DescribedOperation {
        DescribedOperation(
            .get, path, id, summary, tag: "Discovery", parameters: place.map { [$0] } ?? [], answers: [answer],
            refusals: place == nil ? [400] : [400, 404])
    }

    // MARK: Resources (RFC 7644 §3)

    /// - Parameter place: what the endpoint's path has for parameters; what it names need not be there.
    private static func resources(
        _ type: ResourceType, at place: [DescribedParameter] = []
    ) -> [DescribedOperation] {
        let (name, one, many) = (type.name, type.endpoint + "/{id}", type.endpoint)
        let missing: Set<Int> = place.isEmpty ? [] : [404]
        let shown: [DescribedParameter] = [.attributes, .excludedAttributes]
        let found: DescribedAnswer = .ok("\(name)List")
        let changed: [DescribedAnswer] = [.resource(200, name)]
        // A group too large to be shown to somebody who has not asked for it.
        let patched = changed + (name == ResourceType.group.name ? [.changedUnseen] : [])
        return [
            DescribedOperation(
                .get, many, "list\(name)s", "A page of them, by index or by cursor.", tag: name,
                parameters: place + DescribedParameter.search + shown, answers: [found],
                refusals: missing.union([400])),
            DescribedOperation(
                .post, many, "create\(name)", "Creates one.", tag: name, parameters: place + shown,
                body: "\(name)Body", answers: [.resource(201, name, isLinked: true)],
                refusals: missing.union([400, 409])),
            DescribedOperation(
                .post, many + "/.search", "search\(name)s", "A page of them, asked for in a body.", tag: name,
                parameters: place, body: "SearchRequest", answers: [found], refusals: missing.union([400])),
            DescribedOperation(
                .get, one, "read\(name)", "One of them.", tag: name, parameters: place + [.id] + shown + [.ifNoneMatch],
                answers: [.resource(200, name), .notModified], refusals: [400, 404]),
            DescribedOperation(
                .put, one, "replace\(name)", "Replaces one.", tag: name, parameters: place + [.id] + shown + [.ifMatch],
                body: "\(name)Body", answers: changed, refusals: [400, 404, 409, 412]),
            DescribedOperation(
                .patch, one, "patch\(name)", "Changes one.", tag: name, parameters: place + [.id] + shown + [.ifMatch],
                body: "PatchOp", answers: patched, refusals: [400, 404, 409, 412]),
            DescribedOperation(
                .delete, one, "delete\(name)", "Deletes one.", tag: name, parameters: place + [.id, .ifMatch],
                answers: [.deleted], refusals: [404, 412]),
        ]
    }

    // MARK: Everything at once

    private static let across =
        [
            DescribedOperation(
                .post, "/.search", "searchEverything", "A page of everything, users first.", tag: "Everything",
                body: "SearchRequest", answers: [.ok("ResourceList")], refusals: [400]),
            DescribedOperation(
                .post, "/Bulk", "runBulk", "Many writes in one transaction, each of which can fail alone.",
                tag: "Everything", body: "BulkRequest", answers: [.ok("BulkResponse")], refusals: [400]),
        ]

    /// RFC 7644 §3.11: the person for whom the token stands; 404 where it stands for nobody.
    private static let me: [DescribedOperation] = {
        let user = ResourceType.user.name
        let shown: [DescribedParameter] = [.attributes, .excludedAttributes]
        return [
            DescribedOperation(
                .get, "/Me", "readMe", "Oneself.", tag: "Me", parameters: shown + [.ifNoneMatch],
                answers: [.resource(200, user), .notModified], refusals: [400, 404]),
            DescribedOperation(
                .put, "/Me", "replaceMe", "Replaces oneself.", tag: "Me", parameters: shown + [.ifMatch],
                body: "\(user)Body", answers: [.resource(200, user)], refusals: [404, 409, 412]),
            DescribedOperation(
                .patch, "/Me", "patchMe", "Changes oneself.", tag: "Me", parameters: shown + [.ifMatch],
                body: "PatchOp", answers: [.resource(200, user)], refusals: [404, 409, 412]),
            DescribedOperation(
                .delete, "/Me", "deleteMe", "Deletes oneself.", tag: "Me", parameters: [.ifMatch],
                answers: [.deleted], refusals: [404, 412]),
            DescribedOperation(
                .post, "/Me", "createMe", "Not served: people are created at /Users.", tag: "Me", answers: [],
                refusals: [501]),
        ]
    }()
}

extension ResourceType {
    /// Stands for every type that a tenant has defined.
    static let ofTenants = ResourceType(
        name: "OwnResource", endpoint: "/{endpoint}", description: "A resource of a type that the tenant has defined.",
        schema: "")
}
