internal import JSON

/// The attributes of a schema or the parts of a complex attribute, in their order, found by name in any letter case.
package struct AttributeList: Sendable, Hashable {
    private var elements: [AttributeDefinition]
    /// Beside the definitions, because looking through names alone is several times as fast.
    private var names: [String]

    package init(_ elements: [AttributeDefinition]) {
        self.elements = elements
        names = elements.map(\.name)
    }

    /// The attribute of that name in any letter case (RFC 7643 §2.1).
    package subscript(name: String) -> AttributeDefinition? {
        index(of: name).map { elements[$0] }
    }

    /// The place of the attribute of that name in any letter case. The schema's own spelling is found fastest.
    func index(of name: String) -> Int? {
        names.firstIndex(of: name) ?? names.firstIndex { ASCIICase.equal($0, name) }
    }
}

extension AttributeList: RandomAccessCollection, MutableCollection {
    package var startIndex: Int { elements.startIndex }
    package var endIndex: Int { elements.endIndex }

    package subscript(index: Int) -> AttributeDefinition {
        get { elements[index] }
        set {
            elements[index] = newValue
            names[index] = newValue.name
        }
    }
}

extension AttributeList: ExpressibleByArrayLiteral {
    package init(arrayLiteral elements: AttributeDefinition...) {
        self.init(elements)
    }
}
