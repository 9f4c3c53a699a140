import Postgres

extension TenantStore {
    /// Behind every text that begins with another, once it stands behind that.
    private static let last = "\u{10FFFF}"

    /// Up to `limit` tenants that fit: those whose slug begins with the text by their slugs, then those whose name does by their names.
    package func page(
        _ filter: TenantFilter, after place: TenantPlace? = nil, limit: Int
    ) async throws -> Page<Tenant, TenantPlace> {
        // Postgres can't be asked for U+0000.
        let text = filter.text.filter { $0 != "\0" }
        let slugs = place?.name == nil ? try await bySlug(text, filter.standing, after: place?.slug, limit + 1) : []
        guard slugs.count <= limit, !text.isEmpty else {
            return Page(slugs, limit: limit) { TenantPlace($0, isByName: false) }
        }
        let names = try await byName(
            text, filter.standing, after: place?.name == nil ? nil : place, limit + 1 - slugs.count)
        return Page(slugs + names, limit: limit) { tenant in
            TenantPlace(tenant, isByName: !slugs.contains { $0.id == tenant.id })
        }
    }

    private func bySlug(
        _ text: String, _ standing: TenantStanding?, after slug: String?, _ limit: Int
    ) async throws -> [Tenant] {
        guard let statement = TenantSearchStatements.bySlug[standing] else { return [] }
        let first = text.lowercased()
        return try await client.query(
            statement, [.text(first), .text(first + Self.last), .text(slug ?? ""), .int8(Int64(limit))]
        ).map { try Tenant($0) }
    }

    private func byName(
        _ text: String, _ standing: TenantStanding?, after place: TenantPlace?, _ limit: Int
    ) async throws -> [Tenant] {
        guard let statement = TenantSearchStatements.byName[standing] else { return [] }
        let slug = text.lowercased()
        return try await client.query(
            statement,
            [
                .text(text), .text(text + Self.last), .text(slug), .text(slug + Self.last), .text(place?.name ?? ""),
                .text(place?.slug ?? ""), .int8(Int64(limit)),
            ]
        ).map { try Tenant($0) }
    }
}
