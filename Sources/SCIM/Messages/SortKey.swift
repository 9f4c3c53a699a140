/// The value by which a resource is sorted: text folded as its attribute compares, everything else as a number.
package enum SortKey: Sendable, Hashable {
    case text(String)
    /// A number, 0 or 1 for a boolean, or the milliseconds since 1970 of an instant.
    case number(Double)

    /// Whether the first comes first when ascending; nil when they are equal. Nothing comes last (RFC 7644 §3.4.2.3).
    static func precedes(_ first: SortKey?, _ second: SortKey?) -> Bool? {
        switch (first, second) {
        case (nil, nil): nil
        case (nil, _): false
        case (_, nil): true
        case (.text(let left)?, .text(let right)?):
            left == right ? nil : left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.number(let left)?, .number(let right)?): left == right ? nil : left < right
        case (.number?, .text?): true
        case (.text?, .number?): false
        }
    }
}
