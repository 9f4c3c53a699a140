/// Every deviation from the letter of RFC 7643 and RFC 7644 that Rollcall accepts, each with the client that needs
/// it.
///
/// Nothing else is tolerated silently: what was accepted under one of these names is reported as a `Coercion`.
package enum Leniency: String, Sendable, Hashable, CaseIterable {
    /// Entra sends `"False"` for `active` and `primary`.
    case booleanAsText
    /// Entra's test for a manager and OneLogin's templates send `manager` as the bare id.
    case complexAsText
    /// Entra sends `manager` as an array of one element.
    case singleValueInArray
    /// Some clients send the only element of a multi-valued attribute without its array.
    case elementWithoutArray
    /// An element of a multi-valued complex attribute sent as its bare value.
    case elementAsText
    /// Entra's `AppRoleAssignmentsComplex` puts the role into `value` as JSON text.
    case roleAsJSONText
    /// Entra's samples name a role's `display` `displayName`.
    case displayNameForDisplay
    /// Entra and the Microsoft validator clear an attribute with `""`.
    case emptyTextClears
    /// Entra replaces `emails[type eq "work"].value` of a person without such an address and can't recover from
    /// `noTarget`, which RFC 7644 §3.5.2.3 demands.
    case targetCreatedFromFilter
    /// Entra and JumpCloud remove members by a value list, where RFC 7644 §3.5.2.2 knows only filters.
    case removalByValue
    /// Entra names attributes of an extension without its URN, such as `manager`.
    case extensionAttributeWithoutURN
    /// Entra's samples contain filters whose text has no quotation marks.
    case unquotedText
    /// Entra may match by `emails[type eq "work"].value eq "…"`; RFC 7644 Figure 1 has no sub-attribute behind a
    /// value filter outside of PATCH paths.
    case subAttributeAfterValueFilter
    /// Entra's directory schema and Okta's custom attributes reach every service alike, known there or not.
    case unknownAttributeIgnored
    /// Entra sends extension data under URNs that the service never announced; they are kept as they are.
    case unregisteredExtensionKept
    /// Okta puts what it read with GET, `id`, `meta` and `groups` included.
    case readOnlyIgnored
    /// Okta sends a password with each new person; Rollcall has no use for it, nor for anything else that can only be
    /// written.
    case passwordDiscarded
    /// `schemas` follows from the attributes that are there; changes of the list itself have no effect.
    case schemasComputed
}
