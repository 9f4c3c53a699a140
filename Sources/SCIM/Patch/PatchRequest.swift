package import JSON

/// A PatchOp message (RFC 7644 §3.5.2), read and resolved against a schema but not yet applied.
package struct PatchRequest: Sendable, Hashable {
    package let operations: [PatchOperation]
    package let coercions: [Coercion]
    /// How the operations are to be judged when they are applied.
    let tolerance: Tolerance

    /// The most operations in one message, each attribute of an operation without path counted as one.
    package static let maximumOperations = 10_000

    /// Reads a message. Throws `invalidSyntax`, `invalidPath`, `noTarget` or `invalidValue`, naming the operation.
    package init(
        message: JSONValue, for schema: ResourceSchema, tolerance: Tolerance = .lenient
    ) throws(SCIMError) {
        guard case .object(let message) = message else { throw .invalidSyntax("The body must be a PatchOp object.") }
        let schemas = message[caseInsensitive: "schemas"]?.arrayValue ?? []
        guard schemas.contains(where: { $0.stringValue.map { URN.equal($0, URN.patchOp) } ?? false }) else {
            throw .invalidSyntax("\"schemas\" must list \(URN.patchOp).")
        }
        guard let operations = message[caseInsensitive: "Operations"]?.arrayValue, !operations.isEmpty else {
            throw .invalidSyntax("\"Operations\" must be a list of at least one operation.")
        }
        try Self.check(operations.count)
        var reader = PatchOperationReader(schema, tolerance)
        for (index, operation) in operations.enumerated() {
            do throws(SCIMError) {
                try reader.read(operation, index: index)
                try Self.check(reader.operations.count)
            } catch {
                throw error.at("Operations[\(index)]")
            }
        }
        self.init(operations: reader.operations, coercions: reader.log.entries, tolerance: tolerance)
    }

    /// How many members of a group the operations name, repetitions included; what a filter selects is not counted.
    package var membersNamed: Int {
        operations.reduce(0) { sum, operation in
            guard case .attribute(let path) = operation.target, path.attribute.isCore("members") else { return sum }
            return sum + (operation.value?.arrayValue?.count ?? (operation.value == nil ? 0 : 1))
        }
    }

    init(operations: [PatchOperation], coercions: [Coercion], tolerance: Tolerance) {
        self.operations = operations
        self.coercions = coercions
        self.tolerance = tolerance
    }

    private static func check(_ count: Int) throws(SCIMError) {
        guard count <= maximumOperations else {
            throw .invalidSyntax("There are more than \(maximumOperations) operations.")
        }
    }
}
