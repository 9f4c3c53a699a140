extension SchemaDefinition {
    /// Whether no two resources may have the same value of some attribute.
    package var hasUniqueAttributes: Bool { !uniquePaths(in: nil).isEmpty }

    /// What no two resources may share, as paths of a core.
    package var pathsOfUniqueAttributes: [AttributePath] { uniquePaths(in: nil) }

    /// The attributes and parts that the schema says are unique, under that URN or, without one, as those of a core.
    func uniquePaths(in urn: String?) -> [AttributePath] {
        attributes.flatMap { attribute in
            (attribute.uniqueness == .none ? [] : [AttributePath(schema: urn, attribute.name)])
                + attribute.subAttributes.filter { $0.uniqueness != .none }.map {
                    AttributePath(schema: urn, attribute.name, $0.name)
                }
        }
    }
}
