/// A piece of a list of resources.
package struct ResourcePage: Sendable {
    /// How many resources match in all; nil where pages are found by cursor.
    package let totalResults: Int?
    package internal(set) var resources: [StoredResource]
    /// Where the next page by cursor begins; nil on the last one.
    package let next: ListPosition?

    init(totalResults: Int?, resources: [StoredResource], next: ListPosition? = nil) {
        self.totalResults = totalResults
        self.resources = resources
        self.next = next
    }
}
