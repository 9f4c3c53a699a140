-- How each SCIM configuration fares: added up by whoever writes the provisioning log, so that nobody counts the log to know it.
CREATE TABLE connections (
    -- Without a foreign key: configurations stand in another schema.
    configuration_id   uuid NOT NULL,
    first_request_at   timestamptz NOT NULL,
    last_request_at    timestamptz NOT NULL,
    last_success_at    timestamptz,
    last_failure_at    timestamptz,
    last_failure_code  text COLLATE "C",
    connection_test_at timestamptz,
    -- What listeners were last told of it.
    status             text COLLATE "C" NOT NULL DEFAULT 'waiting',
    status_since       timestamptz,
    CONSTRAINT connections_pkey PRIMARY KEY (configuration_id),
    CONSTRAINT connections_status CHECK (status IN ('waiting', 'healthy', 'failing', 'silent', 'probably_quarantined'))
) WITH (fillfactor = 50);

CREATE TABLE connection_hours (
    configuration_id uuid NOT NULL,
    hour             timestamptz NOT NULL,
    requests         bigint NOT NULL,
    failures         bigint NOT NULL,
    CONSTRAINT connection_hours_pkey PRIMARY KEY (configuration_id, hour)
) WITH (fillfactor = 70);
