internal import JSON

/// A resource type with its core schema and extensions at hand: everything that can be asked about an attribute's
/// name.
package struct ResourceSchema: Sendable, Hashable {
    package let resourceType: ResourceType
    package let core: SchemaDefinition
    package let extensions: [SchemaDefinition]
    /// Whether resources can hold something that isn't returned unless asked for, or never.
    let keepsBack: Bool
    /// The attributes of schemas of the tenant's own of which no two resources of the type may have the same value. Those of
    /// RFC 7643 have columns.
    package let uniquePaths: [AttributePath]

    /// `resourceType` is told which extensions it has; those that it names already stay as required as they are there.
    package init(_ resourceType: ResourceType, core: SchemaDefinition, extensions: [SchemaDefinition]) {
        var resourceType = resourceType
        resourceType.extensions = extensions.map { definition in
            resourceType.extensions.first { URN.equal($0.schema, definition.id) }
                ?? ResourceType.Extension(schema: definition.id)
        }
        self.resourceType = resourceType
        self.core = core
        self.extensions = extensions
        uniquePaths = ([core] + extensions).filter { !URN.isReserved($0.id) }.flatMap { schema in
            schema.uniquePaths(in: schema.id == core.id ? nil : schema.id)
        }
        keepsBack = ([core] + extensions).contains { schema in
            schema.attributes.contains { $0.isStored && $0.hasKeptBack }
        }
    }

    /// The attribute of the core schema, or the common attribute, of that name in any letter case.
    package func attribute(_ name: String) -> AttributeDefinition? {
        core.attributes[name] ?? CommonAttributes.all[name]
    }

    /// The extension of that URN in any letter case.
    package func `extension`(_ urn: String) -> SchemaDefinition? {
        extensions.first { $0.id == urn } ?? extensions.first { ASCIICase.equal($0.id, urn) }
    }

    /// The definition at a path that was resolved against this schema; that of the sub-attribute where the path has
    /// one.
    package func definition(at path: AttributePath) -> AttributeDefinition? {
        let attribute = path.schema.map { self.extension($0)?.attribute(path.attribute) } ?? attribute(path.attribute)
        guard let subAttribute = path.subAttribute else { return attribute }
        return attribute?.subAttribute(subAttribute)
    }
}

extension AttributeDefinition {
    /// Whether the value isn't returned unless asked for, or never.
    var isKeptBack: Bool { returned == .never || returned == .request }

    fileprivate var hasKeptBack: Bool { isKeptBack || subAttributes.contains { $0.isStored && $0.isKeptBack } }

    /// What can only be written, such as a password, is taken and not kept.
    fileprivate var isStored: Bool { mutability != .writeOnly }
}
