-- Where a tenant wants to be told of its events by HTTP, and what was told.

CREATE TABLE webhook_endpoints (
    id              uuid NOT NULL,
    url             text NOT NULL,
    description     text NOT NULL,
    -- Patterns: `user.created`, `user.*`, `*`.
    event_types     text[] NOT NULL,
    format          text COLLATE "C" NOT NULL,
    is_ordered      boolean NOT NULL,
    max_concurrency smallint NOT NULL,
    -- Attempts a second; NULL is no limit.
    max_rate        integer,
    -- Sealed under a key that is not in the database: what is sent besides, as JSON, and the secrets that sign.
    headers         bytea,
    secret          bytea NOT NULL,
    previous_secret bytea,
    previous_until  timestamptz,
    state           text COLLATE "C" NOT NULL DEFAULT 'enabled',
    disabled_reason text COLLATE "C",
    disabled_at     timestamptz,
    -- Events after this one are for the endpoint.
    since_sequence  bigint NOT NULL,
    version         bigint NOT NULL DEFAULT 1,
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL,
    -- How it fares; no part of what the version counts.
    failing_since   timestamptz,
    failures        integer NOT NULL DEFAULT 0,
    warnings        smallint NOT NULL DEFAULT 0,
    held_until      timestamptz,
    -- The job that works on its deliveries, alone until then.
    pass_job        bigint,
    pass_attempt    integer,
    pass_until      timestamptz,
    CONSTRAINT webhook_endpoints_pkey PRIMARY KEY (id),
    CONSTRAINT webhook_endpoints_format CHECK (format IN ('standard', 'scim_set')),
    CONSTRAINT webhook_endpoints_state CHECK (state IN ('enabled', 'disabled')),
    CONSTRAINT webhook_endpoints_concurrency CHECK (max_concurrency BETWEEN 1 AND 100),
    CONSTRAINT webhook_endpoints_rate CHECK (max_rate BETWEEN 1 AND 1000)
) WITH (fillfactor = 50);

-- One event for one endpoint. Without a foreign key: an endpoint goes at once, its deliveries with their time.
CREATE TABLE webhook_deliveries (
    id          uuid NOT NULL,
    endpoint_id uuid NOT NULL,
    -- The `webhook-id` of every attempt: the event's id.
    event_id    uuid NOT NULL,
    -- NULL for what is no event of the log, such as a test.
    sequence    bigint,
    type        text COLLATE "C" NOT NULL,
    -- Sent as it is, at every attempt.
    payload     text NOT NULL,
    state       text COLLATE "C" NOT NULL DEFAULT 'pending',
    attempts    smallint NOT NULL DEFAULT 0,
    -- NULL: not by the schedule.
    next_at     timestamptz,
    created_at  timestamptz NOT NULL,
    finished_at timestamptz,
    CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (id),
    CONSTRAINT webhook_deliveries_once UNIQUE (endpoint_id, sequence),
    CONSTRAINT webhook_deliveries_state CHECK (state IN ('pending', 'delivered', 'failed'))
) WITH (fillfactor = 90);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (endpoint_id, next_at, id)
    WHERE state = 'pending' AND next_at IS NOT NULL;
CREATE INDEX webhook_deliveries_line ON webhook_deliveries (endpoint_id, sequence)
    WHERE state = 'pending' AND next_at IS NOT NULL;
CREATE INDEX webhook_deliveries_list ON webhook_deliveries (endpoint_id, id);
CREATE INDEX webhook_deliveries_state ON webhook_deliveries (endpoint_id, state, id);

-- What was sent and what came back.
CREATE TABLE webhook_attempts (
    delivery_id      uuid NOT NULL,
    id               uuid NOT NULL,
    -- Whether a person asked for it; such an attempt is none of the schedule's.
    is_manual        boolean NOT NULL,
    started_at       timestamptz NOT NULL,
    milliseconds     integer NOT NULL,
    -- The resolved address that was connected to.
    address          text,
    status           smallint,
    error            text,
    -- JSON objects; values that the endpoint's owner has set are left out.
    request_headers  text NOT NULL,
    response_headers text,
    response_body    text,
    CONSTRAINT webhook_attempts_pkey PRIMARY KEY (delivery_id, id)
);
