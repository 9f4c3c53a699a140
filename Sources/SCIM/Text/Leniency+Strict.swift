extension Leniency {
    /// What strict mode makes of each leniency, and the sentence of the RFCs that says so.
    package var strictAnswer: StrictAnswer {
        switch self {
        // RFC 7643 §2.3.2: true and false have no quotation marks.
        case .booleanAsText: .refused(.invalidValue)
        // RFC 7643 §2.3.8, §2.4: complex values are objects, many values are an array, one value is none.
        case .complexAsText, .singleValueInArray, .elementWithoutArray, .elementAsText: .refused(.invalidValue)
        // RFC 7643 §4.1.2: a role's value is a text, whatever stands in it.
        case .roleAsJSONText: .literal
        // RFC 7643 §4.1.2 has no such part; RFC 7644 Table 9: a body that doesn't conform to the request's schema.
        case .displayNameForDisplay: .refused(.invalidSyntax)
        // RFC 7643 §2.5 names null and the empty array as unassigned, and not empty text.
        case .emptyTextClears: .refused(.invalidValue)
        // RFC 7644 §3.5.2.3.
        case .targetCreatedFromFilter: .refused(.noTarget)
        // RFC 7644 §3.5.2.2: "remove" has a path and no value. What it then names would be all members, and that is
        // never what was meant.
        case .removalByValue: .refused(.invalidSyntax)
        // RFC 7644 §3.10: attributes of extensions are prefixed by the URN.
        case .extensionAttributeWithoutURN: .refused(.invalidPath)
        // RFC 7644 Figure 1: compValue is JSON, and a value path ends with its bracket.
        case .unquotedText, .subAttributeAfterValueFilter: .refused(.invalidFilter)
        // RFC 7644 Table 9, invalidSyntax: the body doesn't conform to the request's schema.
        case .unknownAttributeIgnored, .unregisteredExtensionKept: .refused(.invalidSyntax)
        // RFC 7644 §3.3 and §3.5.1: read-only values in a body are ignored. PATCH refuses them with `mutability`.
        case .readOnlyIgnored: .permitted
        // RFC 7643 §4.1.1 leaves it to the service what it does with a password; it is never returned.
        case .passwordDiscarded: .permitted
        // RFC 7643 §3: which schemas a resource has follows from what it holds.
        case .schemasComputed: .permitted
        }
    }

    /// The sentence for people.
    var refusal: String {
        switch self {
        case .booleanAsText: "must be true or false without quotation marks"
        case .complexAsText, .elementAsText: "must be an object"
        case .singleValueInArray: "takes one value, not an array"
        case .elementWithoutArray: "must be an array"
        case .roleAsJSONText: "must be a text"
        case .displayNameForDisplay: "has no part displayName"
        case .emptyTextClears: "is empty text; null leaves it unassigned"
        case .targetCreatedFromFilter: "has no value that matches the path's filter"
        case .removalByValue: "can't be removed by a value; the path's filter selects what goes"
        case .extensionAttributeWithoutURN: "must be named with its schema's URN"
        case .unquotedText: "is compared with text that has no quotation marks"
        case .subAttributeAfterValueFilter: "has a sub-attribute behind its value filter"
        case .unknownAttributeIgnored: "is no attribute here"
        case .unregisteredExtensionKept: "is no schema of this resource type"
        case .readOnlyIgnored: "is read-only"
        case .passwordDiscarded: "is not kept"
        case .schemasComputed: "follows from the attributes"
        }
    }
}
