-- Who uses the web console. Of links and sessions only keyed hashes are kept.
CREATE TYPE rollcall.console_role AS ENUM ('owner', 'admin', 'auditor');

CREATE TABLE rollcall.console_users (
    id          uuid NOT NULL,
    tenant_id   text COLLATE "C" NOT NULL,
    address     text NOT NULL,
    -- Folded by the service.
    address_key text COLLATE "C" NOT NULL,
    name        text NOT NULL,
    role        rollcall.console_role NOT NULL,
    created_at  timestamptz NOT NULL,
    disabled_at timestamptz,
    CONSTRAINT console_users_pkey PRIMARY KEY (id),
    CONSTRAINT console_users_tenant FOREIGN KEY (tenant_id) REFERENCES rollcall.tenants (id) ON DELETE CASCADE,
    CONSTRAINT console_users_address_unique UNIQUE (tenant_id, address_key)
);
CREATE INDEX console_users_list ON rollcall.console_users (tenant_id, id);

-- A link signs a person in once; looking at it does not use it up.
CREATE TABLE rollcall.console_links (
    id         uuid NOT NULL,
    user_id    uuid NOT NULL,
    link_hash  bytea NOT NULL,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz,
    CONSTRAINT console_links_pkey PRIMARY KEY (id),
    CONSTRAINT console_links_hash_unique UNIQUE (link_hash),
    CONSTRAINT console_links_user FOREIGN KEY (user_id) REFERENCES rollcall.console_users (id) ON DELETE CASCADE
);
CREATE INDEX console_links_user ON rollcall.console_links (user_id);
CREATE INDEX console_links_age ON rollcall.console_links (expires_at);

CREATE TABLE rollcall.console_sessions (
    id            uuid NOT NULL,
    session_hash  bytea NOT NULL,
    -- NULL: an operator's, who came with a key of the admin API.
    user_id       uuid,
    -- NULL for an operator who came with the bootstrap key.
    key_id        uuid,
    operator_name text,
    created_at    timestamptz NOT NULL,
    expires_at    timestamptz NOT NULL,
    -- Written at most once a minute.
    last_seen_at  timestamptz NOT NULL,
    revoked_at    timestamptz,
    agent         text,
    CONSTRAINT console_sessions_pkey PRIMARY KEY (id),
    CONSTRAINT console_sessions_hash_unique UNIQUE (session_hash),
    CONSTRAINT console_sessions_user FOREIGN KEY (user_id) REFERENCES rollcall.console_users (id) ON DELETE CASCADE,
    CONSTRAINT console_sessions_key FOREIGN KEY (key_id) REFERENCES rollcall.api_keys (id) ON DELETE CASCADE,
    CONSTRAINT console_sessions_whose CHECK ((user_id IS NULL) <> (operator_name IS NULL))
);
CREATE INDEX console_sessions_user ON rollcall.console_sessions (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX console_sessions_key ON rollcall.console_sessions (key_id) WHERE key_id IS NOT NULL;
CREATE INDEX console_sessions_age ON rollcall.console_sessions (expires_at);
