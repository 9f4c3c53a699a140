-- What people and programs did through the admin API and at the command line. Rows of both tables are only added, and go
-- when they are old; no statement changes one. What is about to be done is a row before it is done, how it ended another.
CREATE TABLE rollcall.audit_log (
    id         uuid NOT NULL,
    time       timestamptz NOT NULL,
    -- The key; NULL for the bootstrap key and the command line. Without foreign keys: keys and tenants go, this stays.
    actor_id   uuid,
    actor_name text NOT NULL,
    request_id text COLLATE "C" NOT NULL,
    action     text COLLATE "C" NOT NULL,
    -- NULL for what is done to the service as a whole.
    tenant_id  text COLLATE "C",
    subject    text COLLATE "C",
    -- JSON text without secrets.
    request    text,
    before     text,
    CONSTRAINT audit_log_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_log_tenant ON rollcall.audit_log (tenant_id, id) WHERE tenant_id IS NOT NULL;
CREATE INDEX audit_log_actor ON rollcall.audit_log (actor_id, id) WHERE actor_id IS NOT NULL;
CREATE INDEX audit_log_action ON rollcall.audit_log (action, id);
CREATE INDEX audit_log_subject ON rollcall.audit_log (subject, id) WHERE subject IS NOT NULL;

CREATE TABLE rollcall.audit_outcomes (
    -- Of the entry. Without a foreign key, which would lock a row for each.
    id      uuid NOT NULL,
    -- HTTP status; at the command line 0 for a success and 1 for a failure.
    status  smallint NOT NULL,
    -- What was made, where it had no id before.
    subject text COLLATE "C",
    after   text,
    CONSTRAINT audit_outcomes_pkey PRIMARY KEY (id)
);
CREATE INDEX audit_outcomes_subject ON rollcall.audit_outcomes (subject) WHERE subject IS NOT NULL;
