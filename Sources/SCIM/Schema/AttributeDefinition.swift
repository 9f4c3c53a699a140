/// What a schema says about one attribute or sub-attribute (RFC 7643 §7).
package struct AttributeDefinition: Sendable, Hashable {
    package enum DataType: String, Sendable, Hashable, CaseIterable {
        case string, boolean, decimal, integer, dateTime, binary, reference, complex
    }

    package enum Mutability: String, Sendable, Hashable, CaseIterable {
        case readOnly, readWrite, immutable, writeOnly
    }

    package enum Returned: String, Sendable, Hashable, CaseIterable {
        case always, never, `default`, request
    }

    package enum Uniqueness: String, Sendable, Hashable, CaseIterable {
        case none, server, global
    }

    package var name: String
    package var type: DataType
    package var isMultiValued = false
    package var description: String
    package var isRequired = false
    /// Whether letters of different case differ. RFC 7643 §2.2: not so unless the schema says it.
    package var isCaseExact = false
    package var mutability = Mutability.readWrite
    package var returned = Returned.default
    package var uniqueness = Uniqueness.none
    /// Suggested values. They inform; others are stored all the same, because directories use their own labels.
    package var canonicalValues: [String] = []
    /// What a reference may point to: names of resource types, `external` or `uri`.
    package var referenceTypes: [String] = []
    package var subAttributes: AttributeList = []
    /// In bytes of UTF-8, of the text and of its folded key. Not part of RFC 7643's schema documents.
    package var maximumLength = 65_536

    /// Whether there may be any number of values: those of a group's members are rows.
    package var isUnlimited = false

    package init(_ name: String, _ type: DataType, _ description: String) {
        self.name = name
        self.type = type
        self.description = description
    }

    /// The sub-attribute of that name in any letter case.
    package func subAttribute(_ name: String) -> AttributeDefinition? {
        subAttributes[name]
    }

    /// What a comparison with the whole attribute means: `.value` of a complex one.
    package var defaultSubAttribute: AttributeDefinition? {
        type == .complex ? subAttributes["value"] : nil
    }

    /// Whether clients may ask for or about the value.
    package var isReadable: Bool { returned != .never && mutability != .writeOnly }
}
