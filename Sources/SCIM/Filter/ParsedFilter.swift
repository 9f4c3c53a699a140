/// A filter, and the leniencies with which it was read.
package struct ParsedFilter: Sendable, Hashable {
    package let filter: Filter
    package let coercions: [Coercion]
}
