/// Whether statements are kept prepared on the server.
package enum Preparation: Sendable, Equatable {
    /// A statement is prepared the second time it is used on a connection, which then keeps the `capacity` that were
    /// used last, one for each pair of statement and schema (about 10 kB of the server's memory each).
    case onSecondUse(capacity: Int)
    /// Nothing is kept on the session: for a pooler in transaction mode, such as PgBouncer.
    ///
    /// Session settings (timeouts, `search_path`, `jit`) are then not sent either; set them with `ALTER ROLE … SET`.
    /// Of the client's verbs `notifications` and session state in `withConnection` do not work through such a pooler.
    case never
}
