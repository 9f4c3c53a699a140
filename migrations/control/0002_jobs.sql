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
    attempt      smallint NOT NULL DEFAULT 0,
    rescues      smallint NOT NULL DEFAULT 0,
    max_attempts smallint NOT NULL DEFAULT 20,
    worker_id    bigint,
    run_at       timestamptz NOT NULL DEFAULT now(),
    claimed_at   timestamptz,
    deadline_at  timestamptz,
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
CREATE INDEX jobs_discarded ON rollcall.jobs (tenant_id, id) WHERE state = 'discarded';
-- Only jobs that nobody has started: a retry never collides, and a change that comes meanwhile gets a job of its own.
CREATE UNIQUE INDEX jobs_unique_key ON rollcall.jobs (tenant_id, kind, unique_key)
    WHERE unique_key IS NOT NULL AND attempt = 0 AND state IN ('ready', 'scheduled');

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
CREATE INDEX job_history_tenant ON rollcall.job_history (tenant_id, finished_at);
CREATE TABLE rollcall.job_history_default PARTITION OF rollcall.job_history DEFAULT;

-- A periodic duty belongs to whoever wins the update of its row.
CREATE TABLE rollcall.duties (
    name   text COLLATE "C" NOT NULL,
    ran_at timestamptz NOT NULL DEFAULT '-infinity',
    CONSTRAINT duties_pkey PRIMARY KEY (name)
);
