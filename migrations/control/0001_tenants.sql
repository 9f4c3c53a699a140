-- Tenants and what proves that a request belongs to one. Keys are folded by the service and compared as bytes.

CREATE TYPE rollcall.tenant_state AS ENUM ('active', 'suspended');
CREATE TYPE rollcall.identity_provider AS ENUM ('entra', 'okta', 'onelogin', 'jumpcloud', 'google', 'ping', 'generic');
CREATE TYPE rollcall.configuration_state AS ENUM ('enabled', 'disabled');

CREATE TABLE rollcall.tenants (
    id             text COLLATE "C" NOT NULL,
    slug           text COLLATE "C" NOT NULL,
    name           text NOT NULL,
    state          rollcall.tenant_state NOT NULL DEFAULT 'active',
    -- A copy of the newest row of the tenant's own schema_version, written in the same transaction as that row, so
    -- that "who is behind?" is one index probe and not a visit to ten thousand schemas.
    schema_version integer NOT NULL,
    version        bigint NOT NULL DEFAULT 1,
    created_at     timestamptz NOT NULL,
    updated_at     timestamptz NOT NULL,
    CONSTRAINT tenants_pkey PRIMARY KEY (id),
    CONSTRAINT tenants_slug_unique UNIQUE (slug),
    CONSTRAINT tenants_id_form CHECK (id ~ '^[a-z0-9]{4,20}$'),
    CONSTRAINT tenants_slug_form CHECK (slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$')
);
CREATE INDEX tenants_behind ON rollcall.tenants (schema_version, id);

-- Schemas made ahead of need: a new tenant takes one by renaming it.
CREATE TABLE rollcall.warm_schemas (
    id             text COLLATE "C" NOT NULL,
    schema_version integer NOT NULL,
    created_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT warm_schemas_pkey PRIMARY KEY (id),
    CONSTRAINT warm_schemas_id_form CHECK (id ~ '^[a-z0-9]{4,20}$')
);

-- The tenant line as it was when it was first applied here: a file edited since then shows without a visit to the tenants.
CREATE TABLE rollcall.tenant_migrations (
    version    integer NOT NULL,
    name       text COLLATE "C" NOT NULL,
    checksum   bytea NOT NULL,
    first_seen timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT tenant_migrations_pkey PRIMARY KEY (version)
);

-- Tenants that a run of the migrations had to leave behind, and why. A row goes when its tenant has been brought up.
CREATE TABLE rollcall.migration_failures (
    tenant_id text COLLATE "C" NOT NULL,
    version   integer NOT NULL,
    reason    text NOT NULL,
    attempts  integer NOT NULL,
    failed_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT migration_failures_pkey PRIMARY KEY (tenant_id),
    CONSTRAINT migration_failures_tenant FOREIGN KEY (tenant_id) REFERENCES rollcall.tenants (id) ON DELETE CASCADE
);

CREATE TABLE rollcall.scim_configurations (
    id                  uuid NOT NULL,
    tenant_id           text COLLATE "C" NOT NULL,
    name                text NOT NULL,
    name_key            text COLLATE "C" NOT NULL,
    idp                 rollcall.identity_provider NOT NULL,
    state               rollcall.configuration_state NOT NULL DEFAULT 'enabled',
    auto_assign_enabled boolean NOT NULL,
    auto_assign_pool_id uuid,
    version             bigint NOT NULL DEFAULT 1,
    created_at          timestamptz NOT NULL,
    updated_at          timestamptz NOT NULL,
    CONSTRAINT scim_configurations_pkey PRIMARY KEY (id),
    CONSTRAINT scim_configurations_tenant FOREIGN KEY (tenant_id) REFERENCES rollcall.tenants (id) ON DELETE CASCADE,
    CONSTRAINT scim_configurations_name_unique UNIQUE (tenant_id, name_key),
    -- The target of the credentials' foreign key: a credential can't name a configuration of another tenant.
    CONSTRAINT scim_configurations_tenant_id_unique UNIQUE (tenant_id, id),
    CONSTRAINT scim_configurations_auto_assign_has_pool CHECK (NOT auto_assign_enabled OR auto_assign_pool_id IS NOT NULL)
);

CREATE TABLE rollcall.credentials (
    id               uuid NOT NULL,
    tenant_id        text COLLATE "C" NOT NULL,
    configuration_id uuid NOT NULL,
    name             text NOT NULL,
    -- HMAC-SHA-256 of the token under the service's secret key; the token itself is never stored.
    token_hash       bytea NOT NULL,
    -- The last four characters, by which a person tells tokens apart.
    token_hint       text NOT NULL,
    created_at       timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    revoked_at       timestamptz,
    last_used_at     timestamptz,
    CONSTRAINT credentials_pkey PRIMARY KEY (id),
    CONSTRAINT credentials_token_unique UNIQUE (token_hash),
    CONSTRAINT credentials_configuration FOREIGN KEY (tenant_id, configuration_id)
        REFERENCES rollcall.scim_configurations (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT credentials_hash_length CHECK (octet_length(token_hash) = 32),
    CONSTRAINT credentials_expire_later CHECK (expires_at > created_at)
);
CREATE INDEX credentials_configuration_order ON rollcall.credentials (configuration_id, id);

CREATE TABLE rollcall.api_keys (
    id           uuid NOT NULL,
    name         text NOT NULL,
    key_hash     bytea NOT NULL,
    key_hint     text NOT NULL,
    -- NULL: a key of the operator's, good for every tenant.
    tenant_id    text COLLATE "C",
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    last_used_at timestamptz,
    CONSTRAINT api_keys_pkey PRIMARY KEY (id),
    CONSTRAINT api_keys_key_unique UNIQUE (key_hash),
    CONSTRAINT api_keys_tenant FOREIGN KEY (tenant_id) REFERENCES rollcall.tenants (id) ON DELETE CASCADE,
    CONSTRAINT api_keys_hash_length CHECK (octet_length(key_hash) = 32)
);
CREATE INDEX api_keys_tenant_order ON rollcall.api_keys (tenant_id, id);
