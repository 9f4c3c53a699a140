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
        let filter = Self.filter(query)
        let after = query.id("after")
        let page = try await services.admin.provisioning.page(
            of: context.tenant, filter, before: after, limit: Self.pageSize)
        let configurations = try await services.configurations(of: context.tenant)
        let source = filter.configurationID?.text ?? ""
        let parameters = [
            ("q", filter.text ?? ""), ("outcome", filter.outcome?.rawValue ?? ""),
            ("operation", filter.operation?.rawValue ?? ""), ("source", source),
            ("resource", filter.resourceID?.text ?? ""),
        ]
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
            lines: page.elements.map { Self.line($0, configurations) }, isEmpty: page.elements.isEmpty,
            isFiltered: parameters.contains { !$0.1.isEmpty },
            links: PageLinks(
                "/console/provisioning-log", filters: parameters, after: after?.text, next: page.next?.text))
        return .page(view, "entries")
    }

    private static func filter(_ query: Query) -> ProvisioningFilter {
        var filter = ProvisioningFilter()
        filter.text = query.text("q").isEmpty ? nil : query.text("q")
        filter.outcome = ProvisioningOutcome(rawValue: query.text("outcome"))
        filter.operation = ProvisioningOperation(rawValue: query.text("operation"))
        filter.configurationID = query.id("source")
        filter.resourceID = query.id("resource")
        return filter
    }

    private static func line(_ entry: ProvisioningEntry, _ configurations: [SCIMConfiguration]) -> EntriesView.Line {
        let kind = entry.resourceType ?? ""
        return EntriesView.Line(
            path: "/console/provisioning-log/\(entry.id.text)", when: MomentView(entry.time),
            operation: entry.operation.label, outcome: entry.outcome.rawValue, colour: entry.outcome.colour,
            about: entry.name ?? entry.resourceID.map { "\(kind) \($0.text)" } ?? (kind.isEmpty ? nil : kind),
            aboutPath: entry.resourcePath,
            source: configurations.first { $0.id == entry.configurationID }?.name ?? "",
            code: entry.code, duration: entry.duration)
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
