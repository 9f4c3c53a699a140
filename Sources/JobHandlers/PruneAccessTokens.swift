package import Jobs
package import Tenancy

/// `credentials.prune`: forgets access tokens that have expired and assertions that could not come again.
package struct PruneAccessTokens: JobHandler {
    package let kind = JobKind.pruneAccessTokens
    package let timeLimit: Duration = .seconds(600)

    private let pruner: AccessTokenPruner

    package init(pruner: AccessTokenPruner) {
        self.pruner = pruner
    }

    /// Doing it again forgets nothing more.
    package func perform(_ batch: JobBatch) async throws {
        try await pruner.prune()
    }
}
