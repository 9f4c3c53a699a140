/// How much one search may ask for.
package struct SearchBounds: Sendable, Hashable {
    package var filter: FilterLimits
    /// Resources on a page when the client doesn't say.
    package var defaultCount: Int
    /// The most resources on a page; a larger `count` counts as this much.
    package var maximumCount: Int

    package static let standard = SearchBounds()

    package init(
        filter: FilterLimits = .default, defaultCount: Int = PageRequest.defaultCount,
        maximumCount: Int = PageRequest.maximumCount
    ) {
        self.filter = filter
        self.defaultCount = defaultCount
        self.maximumCount = maximumCount
    }
}
