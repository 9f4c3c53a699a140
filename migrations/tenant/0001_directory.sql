-- People, groups and events of one tenant. Run with the search path set to the tenant's schema.

CREATE TABLE users (
    id               uuid NOT NULL,
    user_name        text COLLATE "C" NOT NULL,
    -- Folded by the service (RFC 7643 4.1.1: userName is not case-exact); bytes decide here.
    user_name_key    text COLLATE "C" NOT NULL,
    display_name_key text COLLATE "C",
    employee_number  text COLLATE "C",
    active           boolean NOT NULL,
    -- The SCIM configuration that provisioned the person. No foreign key leaves a tenant's schema.
    configuration_id uuid NOT NULL,
    version          bigint NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    -- The resource as JSON text, without what is computed or kept per configuration (id, meta, groups, externalId).
    document         text NOT NULL,
    CONSTRAINT users_pkey PRIMARY KEY (id),
    CONSTRAINT users_user_name_unique UNIQUE (user_name_key)
) WITH (fillfactor = 85);
CREATE INDEX users_display_name ON users (display_name_key) WHERE display_name_key IS NOT NULL;
CREATE INDEX users_employee_number ON users (employee_number) WHERE employee_number IS NOT NULL;
CREATE INDEX users_updated ON users (updated_at, id);

CREATE TABLE user_emails (
    user_id    uuid NOT NULL,
    ordinal    smallint NOT NULL,
    value_key  text COLLATE "C" NOT NULL,
    type_key   text COLLATE "C",
    is_primary boolean NOT NULL,
    CONSTRAINT user_emails_pkey PRIMARY KEY (user_id, ordinal),
    CONSTRAINT user_emails_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX user_emails_value ON user_emails (value_key, user_id);

-- RFC 7643 3.1: externalId is scoped to the client that provisions, so two identity providers may use one value.
CREATE TABLE user_external_ids (
    user_id          uuid NOT NULL,
    configuration_id uuid NOT NULL,
    external_id      text COLLATE "C" NOT NULL,
    CONSTRAINT user_external_ids_pkey PRIMARY KEY (user_id, configuration_id),
    CONSTRAINT user_external_ids_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX user_external_ids_value ON user_external_ids (configuration_id, external_id);

CREATE TABLE groups (
    id               uuid NOT NULL,
    display_name     text COLLATE "C" NOT NULL,
    display_name_key text COLLATE "C" NOT NULL,
    configuration_id uuid NOT NULL,
    version          bigint NOT NULL,
    created_at       timestamptz NOT NULL,
    updated_at       timestamptz NOT NULL,
    -- As in users: without id, meta, externalId and members.
    document         text NOT NULL,
    CONSTRAINT groups_pkey PRIMARY KEY (id),
    CONSTRAINT groups_display_name_unique UNIQUE (display_name_key)
) WITH (fillfactor = 85);
CREATE INDEX groups_updated ON groups (updated_at, id);

CREATE TABLE group_external_ids (
    group_id         uuid NOT NULL,
    configuration_id uuid NOT NULL,
    external_id      text COLLATE "C" NOT NULL,
    CONSTRAINT group_external_ids_pkey PRIMARY KEY (group_id, configuration_id),
    CONSTRAINT group_external_ids_group FOREIGN KEY (group_id) REFERENCES groups (id) ON DELETE CASCADE
);
CREATE INDEX group_external_ids_value ON group_external_ids (configuration_id, external_id);

CREATE TABLE group_members (
    group_id  uuid NOT NULL,
    member_id uuid NOT NULL,
    -- 'u' a user, 'g' a group.
    kind      "char" NOT NULL,
    CONSTRAINT group_members_pkey PRIMARY KEY (group_id, member_id),
    CONSTRAINT group_members_group FOREIGN KEY (group_id) REFERENCES groups (id) ON DELETE CASCADE,
    CONSTRAINT group_members_kind CHECK (kind IN ('u', 'g'))
);
CREATE INDEX group_members_member ON group_members (member_id, group_id);

-- Members named before they exist; they join when the person appears (an identity provider sends both in parallel).
CREATE TABLE parked_members (
    group_id  uuid NOT NULL,
    value     text COLLATE "C" NOT NULL,
    parked_at timestamptz NOT NULL,
    CONSTRAINT parked_members_pkey PRIMARY KEY (group_id, value),
    CONSTRAINT parked_members_group FOREIGN KEY (group_id) REFERENCES groups (id) ON DELETE CASCADE
);
CREATE INDEX parked_members_value ON parked_members (value);

-- Every change of state. Writers only insert, so they never wait for one another; `sequence` is given after commit by
-- whoever reads first, under the lock of the one row of event_sequence. See ARCHITECTURE.md.
CREATE TABLE events (
    ordinal    bigint GENERATED ALWAYS AS IDENTITY,
    id         uuid NOT NULL,
    sequence   bigint,
    type       text COLLATE "C" NOT NULL,
    time       timestamptz NOT NULL,
    subject    uuid NOT NULL,
    data       text NOT NULL,
    changes    text,
    CONSTRAINT events_pkey PRIMARY KEY (ordinal),
    CONSTRAINT events_id_unique UNIQUE (id)
);
CREATE UNIQUE INDEX events_sequence_unique ON events (sequence) WHERE sequence IS NOT NULL;
CREATE INDEX events_unnumbered ON events (ordinal) WHERE sequence IS NULL;
CREATE INDEX events_subject ON events (subject, ordinal);

CREATE TABLE event_sequence (
    only_row      boolean NOT NULL DEFAULT true,
    last_sequence bigint NOT NULL DEFAULT 0,
    CONSTRAINT event_sequence_pkey PRIMARY KEY (only_row),
    CONSTRAINT event_sequence_only_row CHECK (only_row)
);
INSERT INTO event_sequence DEFAULT VALUES;
