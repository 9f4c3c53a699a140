/// The place in a list of tenants after which the next page begins: first come those whose slug fits, by it, then the others whose
/// name does, by that.
package struct TenantPlace: Sendable, Hashable {
    let slug: String
    /// Of the last tenant, when that came because of its name.
    let name: String?

    init(_ tenant: Tenant, isByName: Bool) {
        (slug, name) = (tenant.slug, isByName ? tenant.name : nil)
    }

    /// Reads what `text` wrote; nil for anything else.
    package init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard let first = parts.first, (try? Slug.validate(first)) != nil, !text.contains("\0") else { return nil }
        (slug, name) = (first, parts.count == 2 ? parts[1] : nil)
    }

    /// A slug has no full stop.
    package var text: String { name.map { "\(slug).\($0)" } ?? slug }
}
