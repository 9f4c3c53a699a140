import AdminAPI
import FoundationEssentials
import JSON
import Provisioning
import Tenancy

extension Operator {
    private static let columns = ["time", "operation", "outcome", "status", "code", "resource_type", "name", "id"]

    /// The newest entries that pass.
    package func provisioningLog(of slug: String, _ filter: LogFilter, limit: Int) async throws -> Report {
        guard (1...1_000).contains(limit) else { throw OperatorRefusal("--limit must be 1 to 1000.") }
        let filter = try filter.parsed()
        let page = try await services.provisioning.log.page(of: try await find(slug), filter, limit: limit)
        return Report(list: page.elements.map(\.json), showing: Self.columns)
    }

    package func provisioningEntry(_ entry: String, of slug: String) async throws -> Report {
        let id = try identifier(entry, of: "entry")
        guard let found = try await services.provisioning.log.find(id, of: try await find(slug)) else {
            throw OperatorRefusal("There is no entry with that id.")
        }
        return Report(found.detailed)
    }

    /// Hands over each entry that comes, as a line, until the task is cancelled.
    package func followProvisioningLog(
        of slug: String, _ filter: LogFilter, asJSON: Bool, _ show: @Sendable (String) -> Void
    ) async throws -> Never {
        let (tenant, filter) = (try await find(slug), try filter.parsed())
        var last = services.provisioning.log.end()
        while true {
            let page = try await services.provisioning.log.following(of: tenant, filter, after: last, limit: 200)
            for entry in page.elements { show(asJSON ? entry.json.serialized() : Self.line(entry.json)) }
            last = page.next
            if page.isAtEnd { try await Task.sleep(for: .milliseconds(500)) }
        }
    }

    private static func line(_ entry: JSONObject) -> String {
        columns.map { name in
            switch entry[name] {
            case nil, .null?: "-"
            case .string(let text)?: text
            case let value?: value.serialized()
            }
        }.joined(separator: "  ")
    }
}
