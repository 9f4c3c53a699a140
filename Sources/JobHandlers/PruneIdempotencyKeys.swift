package import Jobs
package import Tenancy

/// `idempotency_keys.prune`: forgets the answers to requests that may no longer be repeated.
package struct PruneIdempotencyKeys: JobHandler {
    package let kind = JobKind.pruneIdempotencyKeys
    private static let atOnce = 1_000

    private let store: IdempotencyStore

    package init(store: IdempotencyStore) {
        self.store = store
    }

    /// Doing it again forgets nothing more.
    package func perform(_ batch: JobBatch) async throws {
        while try await store.prune(limit: Self.atOnce) == Self.atOnce {}
    }
}
