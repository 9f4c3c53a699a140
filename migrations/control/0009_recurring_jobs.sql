-- Jobs that come again and again. A tick belongs to whoever moves next_at on; its job is enqueued in the same transaction.
CREATE TABLE rollcall.job_schedules (
    name       text COLLATE "C" NOT NULL,
    -- As the code says it, for people to read.
    recurrence text NOT NULL,
    next_at    timestamptz NOT NULL,
    last_at    timestamptz,
    paused_at  timestamptz,
    -- An operator wants it now.
    is_wanted  boolean NOT NULL DEFAULT false,
    CONSTRAINT job_schedules_pkey PRIMARY KEY (name)
) WITH (fillfactor = 50);

-- What workers have done, minute by minute: each adds to rows of its own, so none waits for another.
CREATE TABLE rollcall.queue_minutes (
    queue     text COLLATE "C" NOT NULL,
    minute    timestamptz NOT NULL,
    worker_id bigint NOT NULL,
    completed integer NOT NULL,
    failed    integer NOT NULL,
    discarded integer NOT NULL,
    CONSTRAINT queue_minutes_pkey PRIMARY KEY (queue, minute, worker_id)
) WITH (fillfactor = 50);
