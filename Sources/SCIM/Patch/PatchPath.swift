/// What one PATCH operation is aimed at (RFC 7644 §3.5.2 Figure 7): `emails[type eq "work"].value`.
package struct PatchPath: Sendable, Hashable {
    /// Without sub-attribute, spelled as in the schema.
    package let attribute: AttributePath
    package let definition: AttributeDefinition
    /// Selects elements of a multi-valued attribute.
    package let filter: Filter?
    package let subAttribute: AttributeDefinition?

    /// The path without its filter, as it may stand in messages.
    package var plain: AttributePath {
        AttributePath(schema: attribute.schema, attribute.attribute, subAttribute?.name)
    }
}
