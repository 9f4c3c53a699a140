-- What operators keep from being claimed. A job is paused by a row all of whose parts fit it; a NULL part fits any.
CREATE TABLE rollcall.pauses (
    id        bigint GENERATED ALWAYS AS IDENTITY,
    queue     text COLLATE "C",
    kind      text COLLATE "C",
    tenant_id text COLLATE "C",
    reason    text,
    paused_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT pauses_pkey PRIMARY KEY (id),
    CONSTRAINT pauses_something CHECK (num_nonnulls(queue, kind, tenant_id) > 0)
);
CREATE UNIQUE INDEX pauses_once ON rollcall.pauses
    (coalesce(queue, ''), coalesce(kind, ''), coalesce(tenant_id, ''));

-- Operators' wishes that a running job end; the worker that runs it is told by its next look. Not a column of the hot
-- table: every row there would be wider for what hardly ever happens.
CREATE TABLE rollcall.job_cancellations (
    job_id       bigint NOT NULL,
    cancelled_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT job_cancellations_pkey PRIMARY KEY (job_id)
);
