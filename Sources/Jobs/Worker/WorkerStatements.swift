import Postgres

/// All SQL of `rollcall.workers` and `rollcall.duties`.
enum WorkerStatements {
    static let register = Statement(
        "workers.register", "INSERT INTO rollcall.workers (host, pid) VALUES ($1, $2) RETURNING id")

    /// No row: the worker has been pruned and holds nothing any more.
    static let heartbeat = Statement(
        "workers.heartbeat", "UPDATE rollcall.workers SET seen_at = now() WHERE id = $1 RETURNING id")

    static let deregister = Statement("workers.deregister", "DELETE FROM rollcall.workers WHERE id = $1")

    /// Removes workers not seen for `$1` seconds; what they held is rescued for want of the row.
    static let prune = Statement(
        "workers.prune", "DELETE FROM rollcall.workers WHERE seen_at < now() - make_interval(secs => $1)")

    /// Wins duty `$1` when nobody has in the last `$2` seconds. No leader: nothing has to be elected or to fail over.
    static let winDuty = Statement(
        "duties.win",
        """
        INSERT INTO rollcall.duties AS duty (name, ran_at) VALUES ($1, now())
        ON CONFLICT (name) DO UPDATE SET ran_at = now()
            WHERE duty.ran_at < now() - make_interval(secs => $2)
        RETURNING name
        """)
}
