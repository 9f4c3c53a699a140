import Directory
import FoundationEssentials
import JSON
import SCIM

/// One run through the operations of a BulkRequest.
///
/// Every POST has its id before anything is done, so a reference can be put into a body whose target comes later. What an
/// operation refers to is made first where that is possible; in a circle (RFC 7644 §3.7.1) groups join each other when all
/// of them are there.
struct BulkRun {
    private let bulk: BulkRequest
    private let batch: DirectoryBatch
    private let provisioner: Provisioner
    private let registry: SchemaRegistry
    private let baseURL: String
    private let tolerance: Tolerance
    private let limits: SCIMLimits
    /// By bulkId: the POST and the id that it will give.
    private let promised: [String: (index: Int, id: UUID)]
    private var underWay: Set<Int> = []
    private var failures = 0
    /// Groups that could not name each other yet.
    private var lateMembers: [(group: UUID, member: UUID)] = []
    /// What became of each operation; nil of those that were not reached.
    private(set) var results: [BulkResult?]
    private(set) var coercions: [Coercion] = []

    init(
        _ bulk: BulkRequest, in batch: DirectoryBatch, by provisioner: Provisioner, registry: SchemaRegistry,
        baseURL: String, tolerance: Tolerance, limits: SCIMLimits
    ) {
        self.bulk = bulk
        self.batch = batch
        self.provisioner = provisioner
        self.registry = registry
        self.baseURL = baseURL
        self.tolerance = tolerance
        self.limits = limits
        results = Array(repeating: nil, count: bulk.entries.count)
        var promised: [String: (index: Int, id: UUID)] = [:]
        for (index, entry) in bulk.entries.enumerated() {
            guard case .success(let operation) = entry, operation.method == .post, let bulkID = operation.bulkID else {
                continue
            }
            promised[bulkID] = (index, batch.nextID())
        }
        self.promised = promised
    }

    /// Does all operations, or as many as come before the failure that was one too many.
    mutating func run() async throws {
        for index in bulk.entries.indices {
            guard mayGoOn else { break }
            try await run(index)
        }
        for (group, member) in lateMembers { try await join(member, to: group) }
    }

    private var mayGoOn: Bool { bulk.failOnErrors.map { failures < $0 } ?? true }

    private mutating func run(_ index: Int) async throws {
        guard results[index] == nil, underWay.insert(index).inserted else { return }
        let operation: BulkOperation
        switch bulk.entries[index] {
        case .failure(let error): return fail(index, error, location: nil)
        case .success(let sent): operation = sent
        }
        for bulkID in references(of: operation) {
            guard let target = promised[bulkID]?.index, mayGoOn else { continue }
            try await run(target)
        }
        guard mayGoOn else { return }
        do {
            results[index] = try await perform(operation)
        } catch let error as SCIMError {
            fail(index, error, location: location(of: operation))
        }
    }

    private mutating func fail(_ index: Int, _ error: SCIMError, location: String?) {
        failures += 1
        results[index] = BulkResult(status: error.status, location: location, error: error)
    }

    private func references(of operation: BulkOperation) -> [String] {
        BulkReference.bulkIDs(in: .object(operation.data))
            + [operation.resource.flatMap(BulkReference.bulkID)].compactMap(\.self)
    }

    // MARK: One operation

    private mutating func perform(_ operation: BulkOperation) async throws -> BulkResult {
        guard let (kind, schema, store) = endpoint(operation.endpoint) else {
            throw SCIMError.notFound("Endpoint \(operation.endpoint)")
        }
        let condition = VersionCondition(ifMatch: operation.version)
        if operation.method == .post {
            // `promised` has every POST with a bulkId.
            guard let id = operation.bulkID.flatMap({ promised[$0]?.id }) else { throw SCIMError.internalError }
            let data = kind == .group ? withoutLateMembers(operation.data, of: id) : operation.data
            return written(try await store.create(try resolved(data), id: id, by: provisioner), status: 201)
        }
        let id = try id(of: operation, kind)
        switch operation.method {
        case .put:
            let data = try resolved(operation.data)
            return written(
                try await store.replace(id, with: data, if: condition, showing: .none, by: provisioner), status: 200)
        case .patch:
            let message = try resolved(operation.data)
            let patch = try PatchRequest(message: .object(message), for: schema, tolerance: tolerance)
            guard kind != .group || patch.membersNamed <= limits.patchMembers else {
                throw SCIMError.tooManyMembers(limit: limits.patchMembers)
            }
            return written(
                try await store.patch(id, patch, if: condition, showing: .none, by: provisioner), status: 200)
        case .delete, .post:
            try await store.delete(id, if: condition, by: provisioner)
            return BulkResult(status: 204, location: location(of: operation))
        }
    }

    private mutating func written(_ result: WriteResult, status: Int) -> BulkResult {
        coercions += result.coercions
        return BulkResult(
            status: status, location: result.resource.location(at: baseURL), version: result.resource.entityTag)
    }

    private func endpoint(_ name: String) -> (ResourceKind, ResourceSchema, any ResourceStore)? {
        switch name {
        case ResourceKind.user.endpoint: (.user, registry.user, batch.users)
        case ResourceKind.group.endpoint: (.group, registry.group, batch.groups)
        default: nil
        }
    }

    // MARK: References

    /// The id that a reference stands for. Throws `invalidValue` when nothing has that bulkId or its operation failed.
    private func id(for bulkID: String) throws(SCIMError) -> String {
        guard let (index, id) = promised[bulkID] else {
            throw .invalidValue("No POST of this request has the bulkId \"\(bulkID)\".")
        }
        guard results[index]?.error == nil else {
            throw .invalidValue("The operation with the bulkId \"\(bulkID)\" failed.")
        }
        return id.canonicalText
    }

    private func resolved(_ data: JSONObject) throws(SCIMError) -> JSONObject {
        try BulkReference.resolved(data) { (bulkID) throws(SCIMError) in try id(for: bulkID) }
    }

    private func id(of operation: BulkOperation, _ kind: ResourceKind) throws(SCIMError) -> UUID {
        let name = operation.resource ?? ""
        let text = try BulkReference.bulkID(in: name).map { (bulkID) throws(SCIMError) in try id(for: bulkID) } ?? name
        guard let id = UUID(canonicalText: text) else { throw .notFound(kind.name) }
        return id
    }

    private func location(of operation: BulkOperation) -> String? {
        guard operation.method != .post, let name = operation.resource else { return nil }
        let id = BulkReference.bulkID(in: name).map { promised[$0]?.id.canonicalText ?? name } ?? name
        return baseURL + operation.endpoint + "/" + id
    }

    // MARK: Circles

    /// The body without those members that are groups under way: they wait for this one.
    private mutating func withoutLateMembers(_ data: JSONObject, of group: UUID) -> JSONObject {
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

    /// A circle is closed only if both of its ends were made.
    private mutating func join(_ member: UUID, to group: UUID) async throws {
        let ends = promised.values.filter { $0.id == member || $0.id == group }
        guard ends.count == 2, ends.allSatisfy({ results[$0.index]?.status == 201 }) else { return }
        let patch = try PatchRequest(
            message: [
                "schemas": [.string(URN.patchOp)],
                "Operations": [
                    ["op": "add", "path": "members", "value": [["value": .string(member.canonicalText)]]]
                ],
            ], for: registry.group)
        let joined = try await batch.groups.patch(group, patch, showing: .none, by: provisioner)
        for end in ends where end.id == group { results[end.index]?.version = joined.resource.entityTag }
    }
}
