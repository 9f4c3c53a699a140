import Postgres

/// All SQL by which operators look at and change jobs. Nothing counts a whole table.
enum JobListingStatements {
    private static let columns = """
        id, state::text, tenant_id, queue, kind, priority, attempt, max_attempts, unique_key, worker_id,
        created_at, run_at, claimed_at, NULL::timestamptz, last_error, payload
        """

    private static let historyColumns = """
        id, 'completed', tenant_id, queue, kind, NULL::int2, attempt, NULL::int2, NULL::text, NULL::int8,
        created_at, NULL::timestamptz, claimed_at, finished_at, NULL::text, payload
        """

    private static let filter = """
        ($1::text IS NULL OR kind = $1) AND ($2::text IS NULL OR tenant_id = $2) AND ($3::text IS NULL OR queue = $3)
        """

    /// The state is written out and no parameter: a plan for any state could not use the index of one.
    private static func live(_ state: JobState?) -> Statement {
        let name = state?.rawValue ?? "live"
        let condition = state.map { "state = '\($0.rawValue)' AND " } ?? ""
        return Statement(
            "jobs.list_\(name)",
            """
            SELECT \(columns) FROM rollcall.jobs
            WHERE \(condition)\(filter) AND ($4::int8 IS NULL OR id < $4)
            ORDER BY id DESC LIMIT $5
            """)
    }

    private static let lists: [JobState?: Statement] = Dictionary(
        uniqueKeysWithValues: ([nil, .ready, .scheduled, .running, .discarded] as [JobState?]).map { ($0, live($0)) })

    /// Newest first. `$1` kind, `$2` tenant, `$3` queue, `$4` id of the last job seen, `$5` limit.
    static func list(_ state: JobState?) -> Statement { lists[state] ?? history }

    /// Latest end first; `$6` is the end of the last job seen, in microseconds.
    static let history = Statement(
        "job_history.list",
        """
        SELECT \(historyColumns) FROM rollcall.job_history
        WHERE \(filter)
          AND ($4::int8 IS NULL
               OR (finished_at, id) < (timestamptz 'epoch' + $6::int8 * interval '1 microsecond', $4))
        ORDER BY finished_at DESC, id DESC LIMIT $5
        """)

    /// Jobs of the tenant `$1` and the kinds `$2`, whose queues are `$3`, `$4` at most. No index knows a tenant's jobs in every
    /// state: of those that run there are few, and of those that wait for a time only the next are asked for.
    static let underWay = Statement(
        "jobs.under_way",
        """
        SELECT \(columns) FROM (
            (SELECT * FROM rollcall.jobs
             WHERE state = 'ready' AND queue = ANY ($3::text[]) AND tenant_id = $1 AND kind = ANY ($2::text[]) LIMIT $4)
            UNION ALL
            (SELECT * FROM rollcall.jobs
             WHERE state = 'running' AND tenant_id = $1 AND kind = ANY ($2::text[]) LIMIT $4)
            UNION ALL
            (SELECT * FROM rollcall.jobs
             WHERE state = 'scheduled' AND run_at < now() + interval '10 seconds'
               AND tenant_id = $1 AND kind = ANY ($2::text[]) LIMIT $4)
        ) AS jobs ORDER BY id LIMIT $4
        """)

    static let find = Statement("jobs.find", "SELECT \(columns) FROM rollcall.jobs WHERE id = $1")

    /// `claimed_at` is set, so that a job which was given up unread does not collide with a newer one under its key.
    static let retry = Statement(
        "jobs.retry",
        """
        WITH target AS (
            SELECT id FROM rollcall.jobs WHERE id = $1 AND state IN ('discarded', 'scheduled') FOR UPDATE
        ), forgotten AS (
            DELETE FROM rollcall.job_cancellations WHERE job_id = ANY (ARRAY(SELECT id FROM target)))
        UPDATE rollcall.jobs SET
            state = 'ready', run_at = now(), attempt = 0, rescues = 0, claimed_at = coalesce(claimed_at, now())
        WHERE id = ANY (ARRAY(SELECT id FROM target))
        RETURNING \(columns)
        """)

    static let discard = Statement(
        "jobs.discard",
        """
        UPDATE rollcall.jobs SET state = 'discarded', last_error = coalesce(last_error, 'discarded by an operator')
        WHERE id = $1 AND state IN ('ready', 'scheduled')
        RETURNING \(columns)
        """)

    /// One that runs stays so until its worker has heard of it.
    static let cancel = Statement(
        "jobs.cancel",
        """
        WITH target AS (
            SELECT id, state FROM rollcall.jobs WHERE id = $1 AND state IN ('ready', 'scheduled', 'running') FOR UPDATE
        ), wish AS (
            INSERT INTO rollcall.job_cancellations (job_id) SELECT id FROM target WHERE state = 'running'
            ON CONFLICT DO NOTHING)
        UPDATE rollcall.jobs SET
            state = CASE WHEN state = 'running' THEN state ELSE 'discarded' END, last_error = 'cancelled by an operator'
        WHERE id = ANY (ARRAY(SELECT id FROM target))
        RETURNING \(columns)
        """)

    /// Removes a job that was given up.
    static let delete = Statement(
        "jobs.delete", "DELETE FROM rollcall.jobs WHERE id = $1 AND state = 'discarded' RETURNING \(columns)")

    /// Every queue that has jobs in some state, with counts up to `$1`. Scheduled, running and discarded jobs have no index
    /// by queue, so of those the first `$1` are shared out among the queues.
    ///
    /// The ready are counted in the order of their index, or where most jobs are believed to be ready the whole table is read.
    static let depths = Statement(
        "jobs.depths",
        """
        WITH RECURSIVE queue AS (
            (SELECT queue AS name FROM rollcall.jobs WHERE state = 'ready' ORDER BY queue LIMIT 1)
            UNION ALL
            SELECT (SELECT jobs.queue FROM rollcall.jobs WHERE jobs.state = 'ready' AND jobs.queue > queue.name
                    ORDER BY jobs.queue LIMIT 1)
            FROM queue WHERE queue.name IS NOT NULL),
        ready AS (
            SELECT name, (SELECT count(*) FROM (SELECT FROM rollcall.jobs WHERE state = 'ready' AND queue = name
                                                ORDER BY tenant_id, priority, id LIMIT $1) AS counted) AS jobs
            FROM queue WHERE name IS NOT NULL),
        scheduled AS (
            SELECT queue AS name, count(*) AS jobs
            FROM (SELECT queue FROM rollcall.jobs WHERE state = 'scheduled' LIMIT $1) AS counted GROUP BY queue),
        running AS (
            SELECT queue AS name, count(*) AS jobs
            FROM (SELECT queue FROM rollcall.jobs WHERE state = 'running' LIMIT $1) AS counted GROUP BY queue),
        discarded AS (
            SELECT queue AS name, count(*) AS jobs
            FROM (SELECT queue FROM rollcall.jobs WHERE state = 'discarded' LIMIT $1) AS counted GROUP BY queue)
        SELECT name, coalesce(ready.jobs, 0), coalesce(scheduled.jobs, 0), coalesce(running.jobs, 0),
               coalesce(discarded.jobs, 0)
        FROM ready FULL JOIN scheduled USING (name) FULL JOIN running USING (name) FULL JOIN discarded USING (name)
        ORDER BY name
        """)

    /// Of queue `$1`: tenants with ready jobs, and the age of the oldest among the jobs that are next of each tenant.
    static let heads = Statement(
        "jobs.heads",
        """
        WITH RECURSIVE head AS (
            (SELECT tenant_id, run_at FROM rollcall.jobs WHERE state = 'ready' AND queue = $1
             ORDER BY tenant_id, priority, id LIMIT 1)
            UNION ALL
            SELECT next.tenant_id, next.run_at
            FROM head CROSS JOIN LATERAL (
                SELECT jobs.tenant_id, jobs.run_at FROM rollcall.jobs
                WHERE jobs.state = 'ready' AND jobs.queue = $1 AND jobs.tenant_id > head.tenant_id
                ORDER BY jobs.tenant_id, jobs.priority, jobs.id LIMIT 1) AS next)
        SELECT count(*), extract(epoch FROM now() - min(run_at))::float8 FROM head
        """)

    /// `$1` seconds without a heartbeat make a worker dead; `$2` limits the count of its jobs.
    static let workers = Statement(
        "workers.list",
        """
        SELECT id, host, pid, started_at, seen_at, seen_at >= now() - make_interval(secs => $1),
               (SELECT count(*) FROM (SELECT FROM rollcall.jobs WHERE state = 'running' AND worker_id = workers.id
                                      LIMIT $2) AS counted)
        FROM rollcall.workers ORDER BY id LIMIT 1000
        """)
}
