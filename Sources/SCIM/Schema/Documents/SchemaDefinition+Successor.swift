extension SchemaDefinition {
    /// Why resources that fit this schema might not fit the successor; nil when all of them do.
    ///
    /// Attributes may be added, unless they are required, and what informs or restricts clients may change; what is
    /// stored must stay readable.
    package func fault(in successor: SchemaDefinition) -> SchemaFault? {
        guard URN.equal(id, successor.id) else { return SchemaFault("/id", "The URN of a schema can't change.") }
        return Self.fault(from: attributes, to: successor.attributes, at: "/attributes")
    }

    private static func fault(from old: AttributeList, to new: AttributeList, at pointer: String) -> SchemaFault? {
        for before in old where new.index(of: before.name) == nil {
            return SchemaFault(pointer, "\(before.name) can't be removed: resources may have it.")
        }
        for (index, after) in new.enumerated() {
            let place = "\(pointer)/\(index)"
            guard let before = old[after.name] else {
                if !after.isRequired { continue }
                return SchemaFault("\(place)/required", "A new attribute can't be required: resources don't have it.")
            }
            if let name = changed(from: before, to: after) {
                return SchemaFault("\(place)/\(name)", "This can't change: resources may have the attribute.")
            }
            if let fault = fault(from: before.subAttributes, to: after.subAttributes, at: "\(place)/subAttributes") {
                return fault
            }
        }
        return nil
    }

    /// The characteristic that must not differ and does.
    private static func changed(from before: AttributeDefinition, to after: AttributeDefinition) -> String? {
        if before.name != after.name { return "name" }
        if before.type != after.type { return "type" }
        if before.isMultiValued != after.isMultiValued { return "multiValued" }
        if before.isCaseExact != after.isCaseExact { return "caseExact" }
        if before.uniqueness != after.uniqueness { return "uniqueness" }
        return !before.isRequired && after.isRequired ? "required" : nil
    }
}
