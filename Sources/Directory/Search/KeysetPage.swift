import FoundationEssentials
import JSON
import Postgres
import SCIM
import Tenancy

/// A page that begins behind a position: an index finds its first row, so it costs the same wherever it is.
struct KeysetPage {
    let search: ResourceSearch
    let query: SearchQuery
    let column: SortColumn
    let provisioner: Provisioner

    func page(_ condition: Condition?, after position: ListPosition?) async throws -> ResourcePage {
        let count = query.page.count
        guard count > 0 else {
            return ResourcePage(totalResults: try await search.total(condition, by: provisioner), resources: [])
        }
        // One row more tells whether the list ends here.
        let resources = try await resources(count + 1, condition, after: position)
        let shown = Array(resources.prefix(count))
        let next = resources.count > count ? try shown.last.map(self.position) : nil
        return ResourcePage(totalResults: nil, resources: shown, next: next)
    }

    private func resources(
        _ wanted: Int, _ condition: Condition?, after position: ListPosition?
    ) async throws -> [StoredResource] {
        let isDescending = query.sort?.isDescending ?? false
        var stretches = column.stretches(isDescending: isDescending)[...]
        if let position, let current = stretches.firstIndex(of: column.stretch(of: position)) {
            stretches = stretches[current...]
        }
        var resources: [StoredResource] = []
        var position = position
        for stretch in stretches where resources.count < wanted {
            let place = try position.map { (position) throws(SCIMError) in
                guard let binds = column.binds(of: position) else { throw .invalidCursor }
                return binds
            }
            let statement = search.statements.keyset(
                condition, sortedBy: column, stretch, isDescending: isDescending, isFirst: place == nil)
            let rows = try await search.database.query(
                statement, for: provisioner.tenant,
                [.uuid(provisioner.configurationID), .int8(Int64(wanted - resources.count))] + (place ?? [])
                    + (condition?.binds ?? []))
            for row in rows { resources.append(try search.statements.table.read(row)) }
            position = nil
        }
        return resources
    }

    private func position(of resource: StoredResource) throws(JSONError) -> ListPosition {
        guard let sort = query.sort, column.name != SortColumn.id.name else {
            return ListPosition(key: nil, id: resource.id)
        }
        // The moment as it stands in the column, which what is shown is rounded from.
        if let instant = column.instant(of: resource) {
            return ListPosition(key: .number(instant.timeIntervalSince1970 * 1000), id: resource.id)
        }
        let ordering = ResourceOrdering(
            sort, for: search.statements.table.kind.schema(in: provisioner.registry))
        return ListPosition(key: ordering.key(of: try resource.resource(at: query.base)), id: resource.id)
    }
}
