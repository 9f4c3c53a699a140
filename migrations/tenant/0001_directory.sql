-- People and groups of one tenant. Run with the search path set to the tenant's schema.
--
-- Columns called …_key hold text that the service has folded (RFC 7643 2.2: caseExact false); bytes decide here, so that
-- equality, prefixes and order use one plain index and no collation of the operating system can corrupt it.

CREATE TABLE users (
    id               uuid NOT NULL,
    user_name        text COLLATE "C" NOT NULL,
    user_name_key    text COLLATE "C" NOT NULL,
    display_name     text COLLATE "C",
    display_name_key text COLLATE "C",
    employee_number_key text COLLATE "C",
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
CREATE INDEX users_employee_number_key ON users (employee_number_key) WHERE employee_number_key IS NOT NULL;
CREATE INDEX users_updated ON users (updated_at, id);

-- The e-mails of a person in the order of the document, by what can be asked of them; NULL is unassigned.
CREATE TABLE user_emails (
    user_id    uuid NOT NULL,
    ordinal    smallint NOT NULL,
    value_key  text COLLATE "C",
    type_key   text COLLATE "C",
    is_primary boolean,
    CONSTRAINT user_emails_pkey PRIMARY KEY (user_id, ordinal),
    CONSTRAINT user_emails_user FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE
);
CREATE INDEX user_emails_value ON user_emails (value_key, user_id) WHERE value_key IS NOT NULL;

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
) WITH (fillfactor = 50);

CREATE TABLE group_external_ids (
    group_id         uuid NOT NULL,
    configuration_id uuid NOT NULL,
    external_id      text COLLATE "C" NOT NULL,
    CONSTRAINT group_external_ids_pkey PRIMARY KEY (group_id, configuration_id),
    CONSTRAINT group_external_ids_group FOREIGN KEY (group_id) REFERENCES groups (id) ON DELETE CASCADE
);
CREATE INDEX group_external_ids_value ON group_external_ids (configuration_id, external_id);

-- No foreign keys: who writes here holds the lock of the group's row and of the members' rows, for a thousand members in
-- two statements where foreign keys would look two thousand times.
CREATE TABLE group_members (
    group_id  uuid NOT NULL,
    member_id uuid NOT NULL,
    -- 'u' a user, 'g' a group.
    kind      "char" NOT NULL,
    CONSTRAINT group_members_pkey PRIMARY KEY (group_id, member_id),
    CONSTRAINT group_members_kind CHECK (kind IN ('u', 'g')),
    CONSTRAINT group_members_not_itself CHECK (group_id <> member_id)
);
CREATE INDEX group_members_member ON group_members (member_id, group_id);

-- Members named before they exist, by an id, an externalId of the naming configuration, or a userName. They join when the
-- person appears: an identity provider sends people and groups in parallel.
CREATE TABLE parked_members (
    group_id         uuid NOT NULL,
    value            text COLLATE "C" NOT NULL,
    value_key        text COLLATE "C" NOT NULL,
    configuration_id uuid NOT NULL,
    parked_at        timestamptz NOT NULL,
    CONSTRAINT parked_members_pkey PRIMARY KEY (group_id, value),
    CONSTRAINT parked_members_group FOREIGN KEY (group_id) REFERENCES groups (id) ON DELETE CASCADE
);
CREATE INDEX parked_members_value ON parked_members (value_key);
