-- The queue. One live table that stays small: what is finished moves to a history in partitions. See ARCHITECTURE.md.

CREATE TYPE rollcall.job_state AS ENUM ('ready', 'scheduled', 'running', 'discarded');

CREATE TABLE rollcall.workers (
    id         bigint GENERATED ALWAYS AS IDENTITY,     -- new at every process start, never used again
    host       text NOT NULL,
    pid        integer NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    seen_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT workers_pkey PRIMARY KEY (id)
) WITH (fillfactor = 50);

CREATE TABLE rollcall.jobs (
    id           bigint GENERATED ALWAYS AS IDENTITY,
    tenant_id    text COLLATE "C" NOT NULL,
    queue        text COLLATE "C" NOT NULL,
    kind         text COLLATE "C" NOT NULL,
    state        rollcall.job_state NOT NULL DEFAULT 'ready',
    priority     smallint NOT NULL DEFAULT 100,
    -- Claims, counted before any code runs: a job that kills its process is counted too.
    attempt      smallint NOT NULL DEFAULT 0,
    -- How often a worker was lost while it held the job and the job may have been the cause.
    rescues      smallint NOT NULL DEFAULT 0,
    max_attempts smallint NOT NULL DEFAULT 20,
    worker_id    bigint,
    run_at       timestamptz NOT NULL DEFAULT now(),
    -- The last claim; it outlives a hand-back, because it says that somebody has read the row.
    claimed_at   timestamptz,
    deadline_at  timestamptz,
    -- Set only for a job that was rescued before, when it is about to run, alone.
    started_at   timestamptz,
    created_at   timestamptz NOT NULL DEFAULT now(),
    unique_key   text COLLATE "C",
    last_error   text,
    payload      text NOT NULL,
    CONSTRAINT jobs_pkey PRIMARY KEY (id),
    CONSTRAINT jobs_running_has_worker CHECK ((state = 'running') = (worker_id IS NOT NULL))
) WITH (fillfactor = 90, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000,
        autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_scale_factor = 0.2);
CREATE INDEX jobs_ready ON rollcall.jobs (queue, tenant_id, priority, id) WHERE state = 'ready';
CREATE INDEX jobs_scheduled ON rollcall.jobs (run_at) WHERE state = 'scheduled';
CREATE INDEX jobs_running ON rollcall.jobs (worker_id) WHERE state = 'running';
CREATE INDEX jobs_discarded ON rollcall.jobs (id) WHERE state = 'discarded';
-- Only jobs that nobody has read yet: a retry, a rescue or a hand-back never collides, and a change that comes
-- meanwhile gets a job of its own.
CREATE UNIQUE INDEX jobs_unique_key ON rollcall.jobs (tenant_id, kind, unique_key)
    WHERE unique_key IS NOT NULL AND claimed_at IS NULL AND state IN ('ready', 'scheduled');

-- What is finished. The worker makes a partition for each day ahead and drops old ones whole; the default partition
-- catches the rows of a day for which that failed.
CREATE TABLE rollcall.job_history (
    id          bigint NOT NULL,
    tenant_id   text COLLATE "C" NOT NULL,
    queue       text COLLATE "C" NOT NULL,
    kind        text COLLATE "C" NOT NULL,
    attempt     smallint NOT NULL,
    created_at  timestamptz NOT NULL,
    claimed_at  timestamptz,
    finished_at timestamptz NOT NULL DEFAULT now(),
    payload     text NOT NULL
) PARTITION BY RANGE (finished_at);
CREATE INDEX job_history_order ON rollcall.job_history (finished_at, id);
CREATE TABLE rollcall.job_history_default PARTITION OF rollcall.job_history DEFAULT;

-- A periodic duty belongs to whoever wins the update of its row.
CREATE TABLE rollcall.duties (
    name   text COLLATE "C" NOT NULL,
    ran_at timestamptz NOT NULL,
    CONSTRAINT duties_pkey PRIMARY KEY (name)
) WITH (fillfactor = 50);
