/// What stands between a process and Postgres.
package enum DatabasePooling: String, CaseIterable, Sendable {
    /// Nothing: statements are prepared on their second use, and workers are woken by notifications.
    case direct
    /// A pooler in transaction mode: statements stay unnamed, and workers poll.
    case transaction
}
