internal import JSON

/// A PATCH of a group, split into what changes the group and what changes its membership.
///
/// The two touch nothing in common, so each half keeps its own order and a group's members need not be read to patch
/// it.
package struct GroupPatch: Sendable, Hashable {
    /// Without operations when only members change.
    package let attributes: PatchRequest
    /// In the order in which they must be done.
    package let membership: [MembershipChange]

    /// Splits a request that was read for the group's schema. Errors name the operation.
    package init(_ request: PatchRequest) throws(SCIMError) {
        var attributes: [PatchOperation] = []
        var membership: [MembershipChange] = []
        var log = CoercionLog(request.tolerance)
        log.merge(request.coercions)
        for operation in request.operations {
            guard case .attribute(let path) = operation.target, path.attribute.isCore("members") else {
                attributes.append(operation)
                continue
            }
            do throws(SCIMError) {
                if let change = try Self.change(operation, at: path, &log) { membership.append(change) }
            } catch {
                throw error.at("Operations[\(operation.index)]")
            }
        }
        self.attributes = PatchRequest(operations: attributes, coercions: log.entries, tolerance: request.tolerance)
        self.membership = membership
    }

    /// The step that an operation asks for; nil when it asks for nothing.
    private static func change(
        _ operation: PatchOperation, at path: PatchPath, _ log: inout CoercionLog
    ) throws(SCIMError) -> MembershipChange? {
        if path.subAttribute != nil {
            // RFC 7643 §8.7.1: the parts of a member are immutable. One adds and removes members.
            throw .mutability("The parts of a member can't be changed; add or remove the member.")
        }
        if let filter = path.filter {
            guard operation.kind == .remove else {
                throw .mutability("The values of a member can't be changed; add or remove the member.")
            }
            return filter.values(of: "value").map(MembershipChange.remove) ?? .removeMatching(filter)
        }
        switch operation.kind {
        case .add:
            let members = try Member.list(from: operation.value ?? .null, &log)
            return members.isEmpty ? nil : .add(members)
        case .replace: return .replace(try Member.list(from: operation.value ?? .null, &log))
        case .remove:
            // RFC 7644 §3.5.2.2 takes all members away here. A value, even an empty list, shows that the client means
            // Entra's form, in which only those it names go.
            guard let value = operation.value, !value.isNull else { return .removeAll }
            try log.record(.removalByValue, at: path.attribute)
            let members = try Member.list(from: value, &log)
            return members.isEmpty ? nil : .remove(members.map(\.value))
        }
    }
}
