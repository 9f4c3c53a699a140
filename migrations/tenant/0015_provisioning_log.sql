-- What identity providers asked, what they were answered and what it changed. Written in batches behind the requests' backs.
-- Not partitioned: with ten thousand tenants each partition would be ten thousand relations with their indexes. Ids are of
-- version 7, so the oldest rows stand together at one end of the primary key, and are forgotten from there.
CREATE TABLE provisioning_log (
    id               uuid NOT NULL,
    -- When the request was answered; `id` says when that was written down.
    time             timestamptz NOT NULL,
    -- NULL for a gap, which is of no configuration. Both may be gone, so there are no foreign keys.
    configuration_id uuid,
    credential_id    uuid,
    request_id       text COLLATE "C" NOT NULL,
    operation        text COLLATE "C" NOT NULL,
    resource_type    text COLLATE "C",
    resource_id      uuid,
    external_id      text,
    name             text,
    -- Keyed hashes of the folded name and of the external id that were asked for: found by whoever knows them.
    name_key         bigint,
    external_key     bigint,
    outcome          text COLLATE "C" NOT NULL,
    status           smallint NOT NULL,
    code             text COLLATE "C",
    scim_type        text COLLATE "C",
    microseconds     integer NOT NULL,
    -- JSON text, sent as it is.
    coercions        text,
    changes          text,
    detail           text,
    CONSTRAINT provisioning_log_pkey PRIMARY KEY (id),
    CONSTRAINT provisioning_log_outcome CHECK (outcome IN ('success', 'failure', 'skipped', 'warning'))
    -- Rows only come, and go at the old end: what is there needs no look, what went is few pages.
) WITH (autovacuum_vacuum_insert_scale_factor = 1, autovacuum_analyze_scale_factor = 0.5);

CREATE INDEX provisioning_log_configuration ON provisioning_log (configuration_id, id);
-- For either of the two alone as well: there are few of both, and each combination is read by itself.
CREATE INDEX provisioning_log_kind ON provisioning_log (operation, outcome, id);
CREATE INDEX provisioning_log_resource ON provisioning_log (resource_id, id) WHERE resource_id IS NOT NULL;
CREATE INDEX provisioning_log_request ON provisioning_log (request_id, id);
-- What goes well costs nothing here. Who is there is found by the directory, and by its id here.
CREATE INDEX provisioning_log_name ON provisioning_log (name_key, id) WHERE status >= 400 OR operation = 'delete';
CREATE INDEX provisioning_log_external ON provisioning_log (external_key, id) WHERE status >= 400 OR operation = 'delete';
CREATE INDEX provisioning_log_type ON provisioning_log (resource_type, id) WHERE resource_type <> 'User';
CREATE INDEX provisioning_log_status ON provisioning_log (status, id) WHERE status >= 400;
CREATE INDEX provisioning_log_scim_type ON provisioning_log (scim_type, id) WHERE scim_type IS NOT NULL;
