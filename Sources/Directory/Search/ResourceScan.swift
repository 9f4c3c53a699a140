import FoundationEssentials
import JSON
import Postgres
import SCIM
import Tenancy

/// A search that no index can answer: looks at every candidate, in batches by id, and refuses to look at too many.
struct ResourceScan {
    let search: ResourceSearch
    let query: SearchQuery
    let provisioner: Provisioner

    private struct Match {
        let id: UUID
        /// As much of the resource as its place in the order needs.
        let excerpt: JSONObject
    }

    func page(_ compiled: FilterCompiler.Result) async throws -> ResourcePage {
        if search.statements.table.kind == .group, let path = compiled.residual?.path(ofAttribute: "members") {
            throw SCIMError.invalidFilter("\(path) can't be filtered by; members can be by value and type.")
        }
        let matches = sorted(try await matches(compiled))
        let wanted = matches.dropFirst(query.page.startIndex - 1).prefix(query.page.count)
        guard !wanted.isEmpty else { return ResourcePage(totalResults: matches.count, resources: []) }
        let rows = try await search.database.query(
            search.statements.byIDs(), for: provisioner.tenant,
            [.uuid(provisioner.configurationID), .uuids(wanted.map(\.id))])
        var found: [UUID: StoredResource] = [:]
        for row in rows {
            let resource = try search.statements.table.read(row)
            found[resource.id] = resource
        }
        return ResourcePage(totalResults: matches.count, resources: wanted.compactMap { found[$0.id] })
    }

    private func matches(_ compiled: FilterCompiler.Result) async throws -> [Match] {
        let statement = search.statements.batch(compiled.condition)
        let evaluator = compiled.residual.map { FilterEvaluator($0, for: search.schema) }
        var matches: [Match] = []
        var scanned = 0
        var after = UUID.least
        while true {
            let rows = try await search.database.query(
                statement, for: provisioner.tenant,
                [.uuid(provisioner.configurationID), .uuid(after), .int8(Int64(search.limits.batch))]
                    + (compiled.condition?.binds ?? []))
            for row in rows {
                let stored = try search.statements.table.read(row)
                after = stored.id
                let resource = try stored.resource(at: query.base)
                if evaluator?.matches(resource) ?? true { matches.append(match(stored.id, resource)) }
            }
            scanned += rows.count
            if rows.count < search.limits.batch { return matches }
            guard scanned < search.limits.scannedResources else { throw tooMany(compiled) }
        }
    }

    private func match(_ id: UUID, _ resource: JSONObject) -> Match {
        guard let path = query.sort?.path else { return Match(id: id, excerpt: [:]) }
        let name = path.schema ?? path.attribute
        var excerpt: JSONObject = ["id": .string(id.canonicalText)]
        if let value = resource[name], name != "id" { excerpt.append(name, value) }
        return Match(id: id, excerpt: excerpt)
    }

    /// Matches come in order of creation.
    private func sorted(_ matches: [Match]) -> [Match] {
        guard let sort = query.sort else { return matches }
        let ordering = ResourceOrdering(sort, for: search.schema)
        return matches.sorted { ordering.precedes($0.excerpt, $1.excerpt) }
    }

    private func tooMany(_ compiled: FilterCompiler.Result) -> SCIMError {
        let limit = search.limits.scannedResources
        let part = compiled.residual == nil ? "sortBy" : "filter"
        return .tooMany(
            """
            No index serves this \(part), and more than \(limit) resources would have to be looked at. \
            Add a condition on userName, externalId, emails, displayName, id or meta.lastModified.
            """)
    }
}

extension Filter {
    /// The first path in the filter that leads to the core attribute of that name.
    func path(ofAttribute name: String) -> AttributePath? {
        switch self {
        case .and(let parts), .or(let parts): parts.lazy.compactMap { $0.path(ofAttribute: name) }.first
        case .not(let part): part.path(ofAttribute: name)
        case .comparison(let path, _, _), .present(let path), .valuePath(let path, _):
            path.schema == nil && path.attribute == name ? path : nil
        }
    }
}
