import AdminAPI
import FoundationEssentials
import Hummingbird
import Provisioning
import Tenancy
import Web

/// `GET /console/provisioning-log` with `q`, `outcome`, `operation`, `source` and `resource`, the newest first, by pages.
struct ListEntries: Action {
    private static let pageSize = 50

    let services: ConsoleServices

    func respond(to request: Request, in context: ConsoleContext) async throws -> Response {
        let query = Query(request.uri.query)
        let filter = ProvisioningFilter(console: query)
        let after = query.id("after")
        // What has not settled yet is on the page and comes once more; whoever follows knows it by its id.
        let begin = services.admin.provisioning.end()
        let page = try await services.admin.provisioning.page(
            of: context.tenant, filter, before: after, limit: Self.pageSize)
        let configurations = try await services.configurations(of: context.tenant)
        let source = filter.configurationID?.text ?? ""
        let parameters = filter.parameters
        let path = "/console/provisioning-log"
        let view = EntriesView(
            page: PageView("Provisioning log", at: .log, in: context), text: filter.text ?? "",
            outcomes: [Choice("", "Any outcome", chosen: filter.outcome?.rawValue ?? "")]
                + ProvisioningOutcome.allCases.map {
                    Choice($0.rawValue, $0.rawValue.capitalized, chosen: filter.outcome?.rawValue ?? "")
                },
            operations: [Choice("", "Any operation", chosen: filter.operation?.rawValue ?? "")]
                + ProvisioningOperation.allCases.map {
                    Choice($0.rawValue, $0.label, chosen: filter.operation?.rawValue ?? "")
                },
            sources: [Choice("", "Any source", chosen: source)]
                + configurations.map { Choice($0.id.text, $0.name, chosen: source) },
            resource: filter.resourceID?.text,
            lines: page.elements.map { EntryLine($0, configurations) }, isEmpty: page.elements.isEmpty,
            isFiltered: parameters.contains { !$0.1.isEmpty },
            links: PageLinks(path, filters: parameters, after: after?.text, next: page.next?.text),
            exportPath: PageLinks.link("\(path).csv", parameters),
            refreshPath: PageLinks.link(path, parameters),
            livePath: after == nil ? FollowEntries.path(filter, from: begin) : nil)
        return .page(view, "entries")
    }
}

extension ProvisioningEntry {
    /// Where the person or group is shown; nil for what else there is.
    var resourcePath: String? {
        guard let resourceID, outcome != .failure, operation != .delete else { return nil }
        return switch resourceType {
        case "User": "/console/people/\(resourceID.text)"
        case "Group": "/console/groups/\(resourceID.text)"
        default: nil
        }
    }

    /// Such as `3.4 ms`.
    var duration: String { "\(microseconds / 1000).\(microseconds / 100 % 10) ms" }
}
