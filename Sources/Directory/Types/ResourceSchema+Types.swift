import SCIM

extension ResourceSchema {
    /// What a tenant's own type is made of; nil when one of its schemas is not among those.
    init?(_ type: ResourceType, among schemas: [SchemaDefinition]) {
        func schema(_ urn: String) -> SchemaDefinition? {
            schemas.first { CaseFolding.key($0.id) == CaseFolding.key(urn) }
        }
        let extensions = type.extensions.compactMap { schema($0.schema) }
        guard let core = schema(type.schema), extensions.count == type.extensions.count else { return nil }
        self.init(type, core: core, extensions: extensions)
    }
}
