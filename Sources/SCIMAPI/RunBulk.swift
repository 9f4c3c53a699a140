import Directory
import Hummingbird
import JSON
import Provisioning
import SCIM
import Web

/// `POST /Bulk` (RFC 7644 §3.7): many writes in one request and one transaction, each of which can fail alone.
struct RunBulk: Action {
    let services: SCIMServices

    func respond(to request: Request, in context: TenantContext) async throws -> Response {
        context.notes.provisioning { $0.effect = ProvisioningEffect() }
        let message = try await request.message(upTo: services.limits.bulkPayload)
        let bulk = try BulkRequest(message: message, maximumOperations: services.limits.bulkOperations)
        let registry = context.registry
        let (provisioner, baseURL, tolerance) = (context.provisioner, context.baseURL, context.tolerance)
        let limits = services.limits
        let (results, parts) = try await DirectoryBatch.run(
            services.users, services.groups, services.own, by: provisioner
        ) {
            var run = BulkRun(
                bulk, in: $0, by: provisioner, registry: registry, baseURL: baseURL, tolerance: tolerance,
                limits: limits)
            try await run.run()
            return (run.results, run.parts)
        }
        context.note(parts.flatMap(\.effect.coercions))
        context.notes.provisioning { notes in
            notes.effect?.isChanged = parts.contains { $0.effect.isChanged }
            notes.effect?.operations = results.count { $0 != nil }
            notes.effect?.failedOperations = results.count { $0?.error != nil }
            notes.parts = parts
        }
        let entries = zip(bulk.labels, results).compactMap { label, result in
            result?.document(method: label.method, bulkID: label.bulkID)
        }
        return .scim(BulkResult.response(entries))
    }
}
