extension SchemaDefinition {
    /// Why the schema can't be the core of a resource type; nil when it can: its attributes stand beside the common ones
    /// (RFC 7643 §3.1), whose names are taken.
    package var faultAsCore: SchemaFault? {
        for (index, definition) in attributes.enumerated() where CommonAttributes.all[definition.name] != nil {
            return SchemaFault("/attributes/\(index)/name", "Every resource has an attribute of this name already.")
        }
        return nil
    }
}
