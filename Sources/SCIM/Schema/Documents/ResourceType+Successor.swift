extension ResourceType {
    /// Why resources of this type might not be what the successor says; nil when all of them are.
    ///
    /// The description may change, and extensions may be added that are not required.
    package func fault(in successor: ResourceType) -> SchemaFault? {
        if name != successor.name { return SchemaFault("/name", "The name of a type can't change.") }
        if endpoint != successor.endpoint {
            return SchemaFault("/endpoint", "This can't change while there are resources of the type.")
        }
        if !URN.equal(schema, successor.schema) {
            return SchemaFault("/schema", "This can't change while there are resources of the type.")
        }
        for before in extensions where successor.extension(before.schema) == nil {
            return SchemaFault("/schemaExtensions", "\(before.schema) can't be removed: resources may have it.")
        }
        for (index, after) in successor.extensions.enumerated() where after.isRequired {
            guard self.extension(after.schema)?.isRequired ?? false else {
                return SchemaFault(
                    "/schemaExtensions/\(index)/required", "This can't be required now: resources may not have it.")
            }
        }
        return nil
    }

    private func `extension`(_ urn: String) -> Extension? {
        extensions.first { URN.equal($0.schema, urn) }
    }
}
