// Words in which the schemas of RFC 7643 are written down: `.string("title", "…")`, `.complex("name", "…", [ … ])`.
extension AttributeDefinition {
    package static func string(_ name: String, _ description: String) -> Self { .init(name, .string, description) }

    package static func boolean(_ name: String, _ description: String) -> Self { .init(name, .boolean, description) }

    package static func integer(_ name: String, _ description: String) -> Self { .init(name, .integer, description) }

    package static func dateTime(_ name: String, _ description: String) -> Self {
        .init(name, .dateTime, description)
    }

    /// RFC 7643 §2.3.6: binary values are case-exact.
    package static func binary(_ name: String, _ description: String) -> Self {
        .init(name, .binary, description).caseExact
    }

    /// RFC 7643 §2.3.7: references are case-exact.
    package static func reference(_ name: String, _ description: String, to types: [String]) -> Self {
        var definition = AttributeDefinition(name, .reference, description).caseExact
        definition.referenceTypes = types
        return definition
    }

    package static func complex(
        _ name: String, _ description: String, _ subAttributes: [AttributeDefinition]
    ) -> Self {
        var definition = AttributeDefinition(name, .complex, description)
        definition.subAttributes = AttributeList(subAttributes)
        return definition
    }

    /// A multi-valued attribute with the sub-attributes of RFC 7643 §2.4.
    package static func plural(
        _ name: String, _ description: String, value: AttributeDefinition, types: [String]
    ) -> Self {
        .complex(
            name, description,
            [
                value,
                .string("display", "The value in words, for people."),
                .string("type", "What the value is used for.").suggesting(types),
                .boolean("primary", "Whether this is the preferred value; true at most once."),
            ]
        ).multiValued
    }

    package var multiValued: Self { with { $0.isMultiValued = true } }
    package var required: Self { with { $0.isRequired = true } }
    package var caseExact: Self { with { $0.isCaseExact = true } }
    package var readOnly: Self { with { $0.mutability = .readOnly } }
    package var immutable: Self { with { $0.mutability = .immutable } }
    package var unlimited: Self { with { $0.isUnlimited = true } }
    package var alwaysReturned: Self { with { $0.returned = .always } }

    /// Taken, never given back.
    package var secret: Self {
        with {
            $0.mutability = .writeOnly
            $0.returned = .never
        }
    }

    /// Short enough for an index of the database, whose entries end at 2.7 kB.
    package var indexed: Self { with { $0.maximumLength = 1024 } }

    package func unique(_ uniqueness: Uniqueness) -> Self { with { $0.uniqueness = uniqueness } }

    package func suggesting(_ values: [String]) -> Self { with { $0.canonicalValues = values } }

    private func with(_ change: (inout Self) -> Void) -> Self {
        var copy = self
        change(&copy)
        return copy
    }
}
