import JSON
import Postgres

/// All SQL of `rollcall.jobs`, but for what operators ask (`JobListingStatements`).
///
/// Time is the database's alone. A claim is ended by `(id, worker_id, attempt)`. The statements are shaped for a planner
/// that has no or old statistics, as it has for a queue: rows are found by `id = ANY (…)` with the rest as plain filters
/// (a join, or naming the state, can turn into a scan of the table), and a set of ids is passed on as `ARRAY(SELECT …)`.
enum JobStatements {
    // MARK: Writers

    /// DO UPDATE and not DO NOTHING: it locks the waiting job, so that no worker reads it before the writer commits. A writer
    /// that did nothing could commit a change that the job, claimed meanwhile, has not seen.
    static let enqueue = Statement("jobs.enqueue", insert)
    /// Answers with the id of the job, which may have waited already.
    static let enqueueOne = Statement("jobs.enqueue_one", "\(insert) RETURNING waiting.id")

    private static let insert = """
        INSERT INTO rollcall.jobs AS waiting
            (tenant_id, queue, kind, state, priority, run_at, max_attempts, unique_key, payload)
        SELECT tenant_id, queue, kind,
               CASE WHEN delay > 0 THEN 'scheduled' ELSE 'ready' END::rollcall.job_state,
               priority, now() + make_interval(secs => delay), max_attempts, unique_key, payload
        FROM unnest($1::text[], $2::text[], $3::text[], $4::int2[], $5::float8[], $6::int2[], $7::text[], $8::text[])
             AS new (tenant_id, queue, kind, priority, delay, max_attempts, unique_key, payload)
        ON CONFLICT (tenant_id, kind, unique_key)
            WHERE unique_key IS NOT NULL AND claimed_at IS NULL AND state IN ('ready', 'scheduled')
        DO UPDATE SET
            state = CASE WHEN excluded.state = 'ready' THEN excluded.state ELSE waiting.state END,
            run_at = least(waiting.run_at, excluded.run_at),
            priority = least(waiting.priority, excluded.priority),
            payload = excluded.payload
        """

    /// Scans the live table, which stays small; a tenant goes seldom.
    static let forgetTenant = Statement("jobs.forget_tenant", "DELETE FROM rollcall.jobs WHERE tenant_id = $1")

    static func binds(enqueuing jobs: [NewJob]) -> [Bind] {
        [
            .texts(jobs.map(\.tenantID)), .texts(jobs.map(\.kind.queue)), .texts(jobs.map(\.kind.name)),
            .int2s(jobs.map { Int16(clamping: max(0, $0.priority)) }), .doubles(jobs.map(\.delay.inSeconds)),
            .int2s(jobs.map { Int16(clamping: max(1, $0.maxAttempts)) }), .texts(jobs.map(\.uniqueKey)),
            .texts(jobs.map { $0.payload.serialized() }),
        ]
    }

    static let hint = Statement("jobs.hint", "SELECT pg_notify($1, $2)")

    // MARK: Claim

    /// The tenants with ready jobs in queue `$1` that lie between those of `$2` and those of `$3`: one probe of `jobs_ready`
    /// a tenant and a gap, however many jobs there are. The entries of tenants that are known are not touched, so what
    /// their claimed jobs have left there costs nothing.
    static let newcomers = Statement(
        "jobs.newcomers",
        """
        WITH RECURSIVE newcomer AS (
            SELECT first.tenant_id, gap.ceiling
            FROM unnest($2::text[], $3::text[]) AS gap (floor, ceiling)
            CROSS JOIN LATERAL (
                SELECT jobs.tenant_id FROM rollcall.jobs
                WHERE jobs.state = 'ready' AND jobs.queue = $1 AND jobs.tenant_id > gap.floor
                  AND jobs.tenant_id < gap.ceiling
                ORDER BY jobs.tenant_id LIMIT 1) AS first
            UNION ALL
            SELECT following.tenant_id, newcomer.ceiling
            FROM newcomer CROSS JOIN LATERAL (
                SELECT jobs.tenant_id FROM rollcall.jobs
                WHERE jobs.state = 'ready' AND jobs.queue = $1 AND jobs.tenant_id > newcomer.tenant_id
                  AND jobs.tenant_id < newcomer.ceiling
                ORDER BY jobs.tenant_id LIMIT 1) AS following)
        SELECT tenant_id FROM newcomer
        WHERE NOT EXISTS (SELECT FROM rollcall.pauses) OR EXISTS (
            SELECT FROM rollcall.jobs
            WHERE jobs.state = 'ready' AND jobs.queue = $1 AND jobs.tenant_id = newcomer.tenant_id AND \(isNotPaused))
        """)

    /// - Parameter known: in the order of their bytes.
    static func binds(newcomersIn queue: String, besides known: [String]) -> [Bind] {
        [.text(queue), .texts([""] + known), .texts(known + [lastTenant])]
    }

    /// After the id of every tenant.
    private static let lastTenant = "\u{10FFFF}"

    /// No pause fits the job. A paused kind is read over, so many of its jobs before others of one tenant cost a walk.
    private static let isNotPaused = """
        NOT EXISTS (
            SELECT FROM rollcall.pauses
            WHERE (pauses.queue IS NULL OR pauses.queue = jobs.queue) AND (pauses.kind IS NULL OR pauses.kind = jobs.kind)
              AND (pauses.tenant_id IS NULL OR pauses.tenant_id = jobs.tenant_id))
        """

    /// At most `$3` jobs of each tenant of `$2`, `$4` in all, for worker `$5` with a lease of `$6` seconds; of each tenant
    /// those behind its priority in `$7` and id in `$8`.
    static let claim = Statement(
        "jobs.claim",
        """
        WITH claimed AS MATERIALIZED (
            SELECT share.id
            FROM unnest($2::text[], $7::int2[], $8::int8[]) AS turn (tenant_id, priority, id)
            CROSS JOIN LATERAL (
                SELECT jobs.id FROM rollcall.jobs
                WHERE jobs.state = 'ready' AND jobs.queue = $1 AND jobs.tenant_id = turn.tenant_id
                  AND (jobs.priority, jobs.id) > (turn.priority, turn.id)
                  AND (NOT EXISTS (SELECT FROM rollcall.pauses) OR \(isNotPaused))
                ORDER BY jobs.priority, jobs.id
                LIMIT $3 FOR UPDATE SKIP LOCKED) AS share
            LIMIT $4)
        UPDATE rollcall.jobs SET
            state = 'running', attempt = attempt + 1, worker_id = $5, claimed_at = now(),
            deadline_at = now() + make_interval(secs => $6)
        WHERE id = ANY (ARRAY(SELECT id FROM claimed))
        RETURNING \(claimColumns)
        """)

    /// What worker `$1` holds in queue `$2`: asked when the answer to a claim was lost.
    static let held = Statement(
        "jobs.held",
        """
        SELECT \(claimColumns) FROM rollcall.jobs WHERE state = 'running' AND worker_id = $1 AND queue = $2
        """)

    private static let claimColumns = """
        id, tenant_id, kind, attempt, max_attempts, rescues, priority, payload,
        extract(epoch FROM claimed_at - run_at)::float8
        """

    /// Says that job `$2`, rescued before, is about to run: if its worker is lost once more, it may be the cause.
    static let start = Statement(
        "jobs.start", "UPDATE rollcall.jobs SET started_at = now() WHERE id = $2 AND worker_id = $1 AND attempt = $3")

    /// Which of the jobs that worker `$1` holds an operator has cancelled.
    static let cancelled = Statement(
        "jobs.cancelled",
        """
        SELECT jobs.id FROM rollcall.job_cancellations JOIN rollcall.jobs ON jobs.id = job_cancellations.job_id
        WHERE jobs.state = 'running' AND jobs.worker_id = $1
        """)

    private static let isCancelled =
        "EXISTS (SELECT FROM rollcall.job_cancellations WHERE job_cancellations.job_id = jobs.id)"

    /// Forgets the wishes about jobs that don't run any more.
    static let forgetCancellations = Statement(
        "job_cancellations.forget",
        """
        DELETE FROM rollcall.job_cancellations
        WHERE NOT EXISTS (
            SELECT FROM rollcall.jobs WHERE jobs.id = job_cancellations.job_id AND jobs.state = 'running')
        """)

    // MARK: The end of a claim: $1 worker, $2 ids in order, $3 their attempts

    private static let guardedByClaim = """
        id = ANY ($2::int8[]) AND worker_id = $1 AND attempt = ($3::int2[])[width_bucket(id, $2::int8[])]
        """

    static let complete = Statement(
        "jobs.complete",
        """
        WITH done AS (
            DELETE FROM rollcall.jobs WHERE \(guardedByClaim)
            RETURNING id, tenant_id, queue, kind, attempt, created_at, claimed_at, payload)
        INSERT INTO rollcall.job_history (id, tenant_id, queue, kind, attempt, created_at, claimed_at, payload)
        SELECT id, tenant_id, queue, kind, attempt, created_at, claimed_at, payload FROM done
        RETURNING id
        """)

    static let completeWithoutHistory = Statement(
        "jobs.complete_without_history", "DELETE FROM rollcall.jobs WHERE \(guardedByClaim) RETURNING id")

    /// `$4` seconds until the next attempt, `$5` errors, `$6` whether to give up at once.
    static let fail = Statement(
        "jobs.fail",
        """
        UPDATE rollcall.jobs SET
            state = CASE WHEN attempt >= max_attempts OR \(isCancelled) OR ($6::bool[])[width_bucket(id, $2::int8[])]
                         THEN 'discarded' ELSE 'scheduled' END::rollcall.job_state,
            run_at = now() + make_interval(secs => ($4::float8[])[width_bucket(id, $2::int8[])]),
            last_error = ($5::text[])[width_bucket(id, $2::int8[])],
            worker_id = NULL, deadline_at = NULL, started_at = NULL
        WHERE \(guardedByClaim)
        """)

    /// Hands jobs back as if they had not been claimed, but for `claimed_at`; after `$4` seconds they may be claimed again.
    static let release = Statement(
        "jobs.release",
        """
        UPDATE rollcall.jobs SET
            state = CASE WHEN \(isCancelled) THEN 'discarded' WHEN $4 > 0 THEN 'scheduled' ELSE 'ready' END::rollcall.job_state,
            run_at = CASE WHEN $4 > 0 THEN now() + make_interval(secs => $4) ELSE run_at END,
            attempt = attempt - 1, worker_id = NULL, deadline_at = NULL, started_at = NULL
        WHERE \(guardedByClaim)
        """)

    // MARK: Duties

    /// Makes up to `$1` scheduled jobs ready whose time has come.
    static let promote = Statement(
        "jobs.promote",
        """
        WITH due AS MATERIALIZED (
            SELECT id FROM rollcall.jobs WHERE state = 'scheduled' AND run_at <= now()
            ORDER BY run_at LIMIT $1 FOR UPDATE SKIP LOCKED)
        UPDATE rollcall.jobs SET state = 'ready' WHERE id = ANY (ARRAY(SELECT id FROM due))
        RETURNING queue
        """)

    /// Takes up to `$2` jobs from workers that have not been seen for `$1` seconds or that hold a job `$1` seconds past its
    /// deadline; a job that may have been the cause `$3` times is given up.
    ///
    /// The first time all jobs of a lost worker are suspects; afterwards each runs alone and only one that had started is.
    /// Suspects come back one after the other, so that the culprit does not take the others along.
    static let rescue = Statement(
        "jobs.rescue",
        """
        WITH RECURSIVE holder AS (
            (SELECT worker_id FROM rollcall.jobs WHERE state = 'running' ORDER BY worker_id LIMIT 1)
            UNION ALL
            SELECT (SELECT jobs.worker_id FROM rollcall.jobs
                    WHERE jobs.state = 'running' AND jobs.worker_id > holder.worker_id
                    ORDER BY jobs.worker_id LIMIT 1)
            FROM holder WHERE holder.worker_id IS NOT NULL),
        lost AS MATERIALIZED (
            SELECT job.id
            FROM holder LEFT JOIN rollcall.workers ON workers.id = holder.worker_id
            CROSS JOIN LATERAL (
                SELECT jobs.id FROM rollcall.jobs
                WHERE jobs.state = 'running' AND jobs.worker_id = holder.worker_id
                  AND (workers.id IS NULL OR workers.seen_at < now() - make_interval(secs => $1)
                       OR jobs.deadline_at < now() - make_interval(secs => $1))
                LIMIT $2 FOR UPDATE SKIP LOCKED) AS job
            LIMIT $2)
        UPDATE rollcall.jobs SET
            rescues = rescues + (rescues = 0 OR started_at IS NOT NULL)::int,
            state = CASE WHEN attempt >= max_attempts OR \(isCancelled)
                           OR rescues + (rescues = 0 OR started_at IS NOT NULL)::int >= $3 THEN 'discarded'
                         WHEN rescues = 0 THEN 'ready'
                         ELSE 'scheduled' END::rollcall.job_state,
            run_at = now() + CASE WHEN rescues = 0 THEN interval '0' ELSE make_interval(secs => 5 * 2 ^ rescues) END,
            last_error = 'the worker was lost or the deadline passed',
            worker_id = NULL, deadline_at = NULL, started_at = NULL
        WHERE id = ANY (ARRAY(SELECT id FROM lost))
        RETURNING queue, state::text
        """)
}
