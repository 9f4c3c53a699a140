import Directory
import FoundationEssentials
import JSON
import Provisioning
import SCIM

/// One run through the operations of a BulkRequest.
///
/// Every POST has its id before anything is done, so a reference can be put into a body whose target comes later. What an
/// operation refers to is made first where that is possible; in a circle (RFC 7644 §3.7.1) groups join each other when all
/// of them are there.
struct BulkRun {
    let bulk: BulkRequest
    let batch: DirectoryBatch
    let provisioner: Provisioner
    let registry: SchemaRegistry
    let baseURL: String
    let tolerance: Tolerance
    let limits: SCIMLimits
    /// By bulkId: the POST and the id that it will give.
    let promised: [String: (index: Int, id: UUID)]
    var underWay: Set<Int> = []
    var failures = 0
    /// Groups that could not name each other yet.
    var lateMembers: [(group: UUID, member: UUID)] = []
    /// What became of each operation; nil of those that were not reached.
    var results: [BulkResult?]
    /// What each operation came to, for the provisioning log. A group that goes again at the end is told of twice.
    private(set) var parts: [ProvisioningNotes.Part] = []

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
        for (group, member) in lateMembers { try await close(group, member) }
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
            let (result, effect) = try await perform(operation)
            results[index] = result
            note(operation, effect, ProvisioningAnswer(status: result.status))
        } catch let error as SCIMError {
            fail(index, error, location: location(of: operation))
            note(operation, wanted(by: operation), ProvisioningAnswer(error))
        }
    }

    private mutating func note(
        _ operation: BulkOperation, _ effect: ProvisioningEffect, _ answer: ProvisioningAnswer
    ) {
        parts.append(
            ProvisioningNotes.Part(
                operation: ProvisioningOperation(method: operation.method.rawValue, template: operation.endpoint),
                effect: effect, answer: answer))
    }

    /// What an operation that failed was about.
    private func wanted(by operation: BulkOperation) -> ProvisioningEffect {
        guard let (kind, _, _) = endpoint(operation.endpoint) else { return ProvisioningEffect() }
        guard operation.method != .post else { return ProvisioningEffect(wanted: kind, operation.data) }
        return ProvisioningEffect(resourceType: kind.name, resourceID: try? id(of: operation, kind))
    }

    mutating func fail(_ index: Int, _ error: SCIMError, location: String?) {
        failures += 1
        results[index] = BulkResult(status: error.status, location: location, error: error)
    }

    func references(of operation: BulkOperation) -> [String] {
        BulkReference.bulkIDs(in: .object(operation.data))
            + [operation.resource.flatMap(BulkReference.bulkID)].compactMap(\.self)
    }

    // MARK: One operation

    private mutating func perform(
        _ operation: BulkOperation
    ) async throws -> (BulkResult, ProvisioningEffect) {
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
            PatchMetrics.count(patch)
            return written(
                try await store.patch(id, patch, if: condition, showing: .none, by: provisioner), status: 200)
        case .delete, .post:
            let deleted = try await store.delete(id, if: condition, by: provisioner)
            return (
                BulkResult(status: 204, location: location(of: operation)), ProvisioningEffect(deleted: deleted)
            )
        }
    }

    private func written(_ result: WriteResult, status: Int) -> (BulkResult, ProvisioningEffect) {
        (
            BulkResult(
                status: status, location: result.resource.location(at: baseURL), version: result.resource.entityTag),
            ProvisioningEffect(result)
        )
    }

    private func endpoint(_ name: String) -> (ResourceKind, ResourceSchema, any ResourceStore)? {
        switch name {
        case ResourceKind.user.endpoint: (.user, registry.user, batch.users)
        case ResourceKind.group.endpoint: (.group, registry.group, batch.groups)
        default: registry.own(at: name).map { (.own($0), $0, batch.own.store(of: $0)) }
        }
    }
}
