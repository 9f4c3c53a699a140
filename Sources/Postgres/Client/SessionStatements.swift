/// What the client itself says to the server.
enum SessionStatements {
    static let begin = Statement("begin", "BEGIN")
    static let commit = Statement("commit", "COMMIT")
    static let rollBack = Statement("rollback", "ROLLBACK")
    // One name for all: a savepoint hides those of its name that are open, and shows them again when it is released.
    static let savepoint = Statement("savepoint", "SAVEPOINT part")
    static let release = Statement("release", "RELEASE SAVEPOINT part")
    static let rollBackToSavepoint = Statement("rollback_to", "ROLLBACK TO SAVEPOINT part")

    /// What goes around the statements of others.
    static let names = Set([begin, commit, rollBack, savepoint, release, rollBackToSavepoint, setLocal].map(\.name))

    /// Ends with the transaction.
    static let setLocal = Statement("set_local", "SELECT pg_catalog.set_config($1, $2, true)")
    /// Ends with the session.
    static let set = Statement("set", "SELECT pg_catalog.set_config($1, $2, false)")

    /// Undoes what session-level work may have left behind. `DISCARD ALL` would do, but it drops prepared statements
    /// too and cannot be sent along with others.
    static let reset = [
        Statement("close_all", "CLOSE ALL"),
        Statement("unlisten_all", "UNLISTEN *"),
        Statement("unlock_all", "SELECT pg_catalog.pg_advisory_unlock_all()"),
        Statement("discard_temp", "DISCARD TEMP"),
        Statement("reset_role", "SET SESSION AUTHORIZATION DEFAULT"),
        Statement("reset_all", "RESET ALL"),
    ]
}
