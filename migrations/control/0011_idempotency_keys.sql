-- What a request of the admin API with an Idempotency-Key was answered, for as long as it may be repeated.
CREATE TABLE rollcall.idempotency_keys (
    -- The API key that asked; all zeros: the bootstrap key.
    caller_id    uuid NOT NULL,
    -- SHA-256 of method, path and Idempotency-Key.
    scope        bytea NOT NULL,
    -- SHA-256 of the query and the body: a repetition has the same.
    fingerprint  bytea NOT NULL,
    -- Of the one request that acts.
    claim_id     uuid NOT NULL,
    created_at   timestamptz NOT NULL,
    -- Until then the request is taken to be under way.
    locked_until timestamptz NOT NULL,
    -- NULL: not answered yet. The body is sealed, since it may show a token.
    status       smallint,
    fields       text,
    body         bytea,
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (caller_id, scope),
    CONSTRAINT idempotency_keys_hashes CHECK (octet_length(scope) = 32 AND octet_length(fingerprint) = 32),
    CONSTRAINT idempotency_keys_whole_reply CHECK (num_nulls(status, fields, body) IN (0, 3))
);
CREATE INDEX idempotency_keys_age ON rollcall.idempotency_keys (created_at);
