import HTTPTypes
import JSON
import Tenancy
import Web

/// Every operation of the admin API as the OpenAPI document describes it: a page an area, beside the area's actions.
///
/// A test holds the pages beside the route tables of `AdminRoutes`, both ways. When it goes red for a new route, add a line to
/// the page of its area with what the route reads and answers, and the schema of what is new to the area's `AdminSchemas`.
enum AdminOperations {
    typealias Page = (area: AdminScope.Area, operations: [AdminOperation])

    static let pages: [Page] = [
        (.tenants, tenants), (.archives, archives), (.keys, keys), (.jobs, jobs), (.console, console),
        (.configurations, configurations),
        (.schemas, schemas), (.directory, directory), (.licenses, licenses), (.events, events), (.logs, logs),
        (.webhooks, webhooks), (.notifications, notifications),
    ]

    static var described: [DescribedOperation] {
        pages.flatMap { page in
            page.operations.map { $0.described(in: page.area, links: links(after: $0, on: page)) }
        }
    }

    /// What can be done with what a `POST` to a collection has made: the operations one step below it.
    private static func links(after operation: AdminOperation, on page: Page) -> JSONObject {
        guard operation.method == .post else { return [:] }
        let below = page.operations.filter { other in
            other.path.hasPrefix(operation.path + "/{") && !other.path.dropFirst(operation.path.count + 1).contains("/")
        }
        return JSONObject(
            below.map { other in
                (
                    other.id,
                    ["operationId": .string(other.id), "parameters": .object(parameters(of: other, from: operation))]
                )
            })
    }

    /// The path of the one below is the path of the collection and what names the new thing in it.
    private static func parameters(of other: AdminOperation, from collection: AdminOperation) -> JSONObject {
        let known = Set(DescribedParameter.inPath(collection.path).map(\.name))
        return JSONObject(
            DescribedParameter.inPath(other.path).map(\.name).map { name in
                (
                    name,
                    .string(known.contains(name) ? "$request.path.\(name)" : "$response.body#/\(names[name] ?? "id")")
                )
            })
    }

    /// What names a thing in paths where that is not its id.
    private static let names = ["tenant": "slug", "type": "name"]
}
