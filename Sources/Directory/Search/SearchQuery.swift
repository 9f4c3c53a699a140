package import FoundationEssentials
package import SCIM

/// What a list or search asks for (RFC 7644 §3.4.2), its parts read and bounded by the caller.
package struct SearchQuery: Sendable {
    package var filter: Filter?
    /// Only what this configuration has provisioned; nil for all.
    package var provisionedBy: UUID?
    /// Nil is the order of creation.
    package var sort: Sort?
    package var page = PageRequest()
    package var paging = Paging.index
    /// Whether the answer shows the users' groups or the groups' members.
    package var includesReferences = true
    /// The URL before `/Users`, of which `meta.location` and `$ref` are made; filters can ask about them.
    package var base = ""

    /// How the page is found: by counting, or by the place behind the last one (RFC 9865), which costs the same however
    /// far into the list it is.
    package enum Paging: Sendable, Hashable {
        case index
        /// Nil is the start of the list. The total is then not counted.
        case cursor(after: ListPosition?)
    }

    /// All of one kind.
    package init() {}

    /// What a client asks of the resources of one kind.
    package init(_ request: SearchRequest, for kind: ResourceKind, base: String) {
        filter = request.filter?.filter
        sort = request.sort
        page = request.page
        includesReferences = kind.referencesAttribute.map(request.projection.includes) ?? false
        self.base = base
    }

    /// Whether the filter or the order asks about the core attribute of that name.
    func asks(about name: String) -> Bool {
        filter?.path(ofAttribute: name) != nil || sort?.path.schema == nil && sort?.path.attribute == name
    }
}
