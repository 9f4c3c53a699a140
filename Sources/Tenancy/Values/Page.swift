/// A piece of a list, and where the next piece begins.
package struct Page<Element: Sendable, Cursor: Sendable>: Sendable {
    package let elements: [Element]
    /// The id after which the next page starts; nil at the end of the list.
    package let next: Cursor?

    package init(elements: [Element], next: Cursor?) {
        self.elements = elements
        self.next = next
    }

    /// Takes one row more than was asked for as the sign that another page follows.
    package init(_ rows: [Element], limit: Int, cursor: (Element) -> Cursor) {
        elements = Array(rows.prefix(limit))
        next = rows.count > limit ? elements.last.map(cursor) : nil
    }
}
