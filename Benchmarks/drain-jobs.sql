-- A claim and its completion as the worker runs them, each a transaction of its own, for pgbench. {names} stand for the
-- worker's parameters; rows/drain_jobs.py puts values there, and compares this text with what the worker really runs.
-- The aggregate around the claim hands the ids on to the completion.
\set worker :client_id + 1
\set first random(0, 999)
WITH taken AS (
WITH claimed AS MATERIALIZED (
    SELECT share.id
    FROM unnest({tenants}, {priorities}, {marks}) AS turn (tenant_id, priority, id)
    CROSS JOIN LATERAL (
        SELECT jobs.id FROM rollcall.jobs
        WHERE jobs.state = 'ready' AND jobs.queue = {queue} AND jobs.tenant_id = turn.tenant_id
          AND (jobs.priority, jobs.id) > (turn.priority, turn.id)
          AND (NOT EXISTS (SELECT FROM rollcall.pauses) OR NOT EXISTS (
              SELECT FROM rollcall.pauses
              WHERE (pauses.queue IS NULL OR pauses.queue = jobs.queue) AND (pauses.kind IS NULL OR pauses.kind = jobs.kind)
                AND (pauses.tenant_id IS NULL OR pauses.tenant_id = jobs.tenant_id)))
        ORDER BY jobs.priority, jobs.id
        LIMIT {share} FOR UPDATE SKIP LOCKED) AS share
    LIMIT {limit})
UPDATE rollcall.jobs SET
    state = 'running', attempt = attempt + 1, worker_id = {worker}, claimed_at = now(),
    deadline_at = now() + make_interval(secs => {lease})
WHERE id = ANY (ARRAY(SELECT id FROM claimed))
RETURNING id, tenant_id, kind, attempt, max_attempts, rescues, priority, payload,
extract(epoch FROM claimed_at - run_at)::float8
) SELECT coalesce(array_agg(id ORDER BY id), '{}') AS ids, coalesce(array_agg(attempt ORDER BY id), '{}') AS attempts FROM taken
\gset
WITH done AS (
    DELETE FROM rollcall.jobs WHERE id = ANY ({ids}) AND worker_id = {worker} AND attempt = ({attempts})[width_bucket(id, {ids})]
    RETURNING id, tenant_id, queue, kind, attempt, created_at, claimed_at, payload)
INSERT INTO rollcall.job_history (id, tenant_id, queue, kind, attempt, created_at, claimed_at, payload)
SELECT id, tenant_id, queue, kind, attempt, created_at, claimed_at, payload FROM done
RETURNING id;
