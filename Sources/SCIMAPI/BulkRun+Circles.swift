import Directory
import FoundationEssentials
import JSON
import SCIM

// Groups that name each other: each is made without those that are not there yet, and they join it at the end.
extension BulkRun {
    /// The body without those members that are groups under way: they wait for this one.
    mutating func withoutLateMembers(_ data: JSONObject, of group: UUID) -> JSONObject {
        guard let name = data.name(matching: "members"), case .array(let members)? = data[name] else { return data }
        var data = data
        data[name] = .array(
            members.filter { member in
                guard let bulkID = BulkReference.bulkIDs(in: member).first, let target = promised[bulkID],
                    underWay.contains(target.index), results[target.index] == nil,
                    case .success(let operation) = bulk.entries[target.index],
                    operation.endpoint == ResourceKind.group.endpoint, target.id != group
                else { return true }
                lateMembers.append((group, target.id))
                return false
            })
        return data
    }

    /// Adds the late member. A group whose late member could not be made is not what was asked for: it goes again, and its
    /// operation has failed like any other that refers to a failure.
    mutating func close(_ group: UUID, _ member: UUID) async throws {
        guard let waiting = promise(of: group), let late = promise(of: member),
            results[waiting.index]?.status == 201
        else { return }
        do {
            guard results[late.index]?.status == 201 else {
                throw SCIMError.invalidValue("The operation with the bulkId \"\(late.bulkID)\" failed.")
            }
            let joined = try await batch.groups.patch(group, joining(member), showing: .none, by: provisioner)
            results[waiting.index]?.version = joined.resource.entityTag
        } catch let error as SCIMError {
            try await undo(group, at: waiting.index, for: error)
        }
    }

    /// Takes back a group, and with it the groups that were made to have it as a member.
    private mutating func undo(_ group: UUID, at index: Int, for error: SCIMError) async throws {
        try await batch.groups.delete(group, by: provisioner)
        fail(index, error, location: nil)
        guard let name = promise(of: group)?.bulkID else { return }
        for target in promised.values where results[target.index]?.status == 201 {
            guard case .success(let operation) = bulk.entries[target.index],
                operation.endpoint == ResourceKind.group.endpoint, references(of: operation).contains(name)
            else { continue }
            try await undo(
                target.id, at: target.index, for: .invalidValue("The operation with the bulkId \"\(name)\" failed."))
        }
    }

    private func promise(of id: UUID) -> (bulkID: String, index: Int)? {
        promised.first { $0.value.id == id }.map { ($0.key, $0.value.index) }
    }

    private func joining(_ member: UUID) throws(SCIMError) -> PatchRequest {
        try PatchRequest(
            message: [
                "schemas": [.string(URN.patchOp)],
                "Operations": [
                    ["op": "add", "path": "members", "value": [["value": .string(member.canonicalText)]]]
                ],
            ], for: registry.group)
    }
}
