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

    private var schema: ResourceSchema { search.statements.table.kind.schema(in: provisioner.registry) }

    private struct Match {
        let id: UUID
        /// By what it is sorted.
        let key: SortKey?
    }

    func page(_ compiled: FilterCompiler.Result) async throws -> ResourcePage {
        if search.statements.table.kind == .group, let path = compiled.residual?.path(ofAttribute: "members") {
            throw SCIMError.invalidFilter("\(path) can't be filtered by; members can be by value and type.")
        }
        if case .cursor(let position) = query.paging {
            return try await query.sort == nil
                ? onward(compiled, after: position) : sortedPage(compiled, after: position)
        }
        let matches = sorted(try await matches(compiled))
        let wanted = matches.dropFirst(query.page.startIndex - 1).prefix(query.page.count)
        return ResourcePage(totalResults: matches.count, resources: try await resources(wanted))
    }

    /// The page by cursor in order of creation: looks onward from the position and stops when the page is full. Where
    /// that takes too long the page is short; RFC 9865 §2.3 lets the client follow the cursor all the same.
    private func onward(_ compiled: FilterCompiler.Result, after position: ListPosition?) async throws -> ResourcePage {
        let evaluator = compiled.residual.map { FilterEvaluator($0, for: schema) }
        let count = query.page.count
        var found: [StoredResource] = []
        var last = position?.id ?? .least
        var scanned = 0
        while scanned < search.limits.scannedResources {
            let rows = try await batch(compiled, after: last)
            for row in rows {
                let stored = try search.statements.table.read(row)
                if try evaluator?.matches(stored.resource(at: query.base)) ?? true {
                    guard found.count < count else {
                        return ResourcePage(
                            totalResults: nil, resources: found, next: ListPosition(key: nil, id: last))
                    }
                    found.append(stored)
                }
                last = stored.id
            }
            if rows.count < search.limits.batch { return ResourcePage(totalResults: nil, resources: found) }
            scanned += rows.count
        }
        return ResourcePage(totalResults: nil, resources: found, next: ListPosition(key: nil, id: last))
    }

    /// The page by cursor in an order that no index has.
    private func sortedPage(
        _ compiled: FilterCompiler.Result, after position: ListPosition?
    ) async throws -> ResourcePage {
        var matches = sorted(try await matches(compiled))[...]
        if let position, let sort = query.sort {
            let ordering = ResourceOrdering(sort, for: schema)
            let place = (position.key, position.id.canonicalText)
            matches = matches.drop { !ordering.precedes(place, ($0.key, $0.id.canonicalText)) }
        }
        let shown = matches.prefix(query.page.count)
        let next = shown.count < matches.count ? shown.last.map { ListPosition(key: $0.key, id: $0.id) } : nil
        return ResourcePage(totalResults: nil, resources: try await resources(shown), next: next)
    }

    private func resources(_ wanted: ArraySlice<Match>) async throws -> [StoredResource] {
        try await search.resources(wanted.map(\.id), by: provisioner)
    }

    private func batch(_ compiled: FilterCompiler.Result, after id: UUID) async throws -> Rows {
        try await search.database.query(
            search.statements.batch(compiled.condition), for: provisioner.tenant,
            [.uuid(provisioner.configurationID), .uuid(id), .int8(Int64(search.limits.batch))]
                + (compiled.condition?.binds ?? []))
    }

    private func matches(_ compiled: FilterCompiler.Result) async throws -> [Match] {
        let evaluator = compiled.residual.map { FilterEvaluator($0, for: schema) }
        let ordering = query.sort.map { ResourceOrdering($0, for: schema) }
        var matches: [Match] = []
        var scanned = 0
        var after = UUID.least
        while true {
            let rows = try await batch(compiled, after: after)
            for row in rows {
                let stored = try search.statements.table.read(row)
                after = stored.id
                let resource = try stored.resource(at: query.base)
                if evaluator?.matches(resource) ?? true {
                    matches.append(Match(id: stored.id, key: ordering?.key(of: resource)))
                }
            }
            scanned += rows.count
            if rows.count < search.limits.batch { return matches }
            guard scanned < search.limits.scannedResources else { throw tooMany(compiled) }
        }
    }

    /// Matches come in order of creation.
    private func sorted(_ matches: [Match]) -> [Match] {
        guard let sort = query.sort else { return matches }
        let ordering = ResourceOrdering(sort, for: schema)
        return matches.sorted {
            ordering.precedes(($0.key, $0.id.canonicalText), ($1.key, $1.id.canonicalText))
        }
    }

    private func tooMany(_ compiled: FilterCompiler.Result) -> SCIMError {
        let limit = search.limits.scannedResources
        let part = compiled.residual == nil ? "sortBy" : "filter"
        let indexed =
            switch search.statements.table.kind {
            case .user, .group: "userName, externalId, emails, displayName, id or meta.lastModified"
            case .own: "externalId, id, meta.lastModified or an attribute whose values are unique"
            }
        return .tooMany(
            """
            No index serves this \(part), and more than \(limit) resources would have to be looked at. \
            Add a condition on \(indexed).
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
