internal import JSON

/// Tells whether an element of a multi-valued attribute is the one that a client describes.
///
/// It is when it has all the parts that the client names, with equal values; parts that the client leaves out don't
/// count, because a server may have added them (RFC 7644 §3.5.2.1: adding what is there already changes nothing).
struct ElementMatcher {
    private let definition: AttributeDefinition

    init(_ definition: AttributeDefinition) {
        self.definition = definition
    }

    func element(_ element: JSONValue, has description: JSONValue) -> Bool {
        guard case .object(let parts) = description, case .object(let object) = element else {
            return equal(element, description, definition)
        }
        return parts.allSatisfy { name, value in
            object[name].map { equal($0, value, definition.subAttribute(name)) } ?? false
        }
    }

    private func equal(_ left: JSONValue, _ right: JSONValue, _ definition: AttributeDefinition?) -> Bool {
        guard case .string(let left) = left, case .string(let right) = right,
            let definition, !definition.isCaseExact
        else { return left == right }
        return CaseFolding.equal(left, right)
    }
}
