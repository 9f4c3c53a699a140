-- OAuth 2.0 clients of SCIM configurations, and the access tokens that they are given.
CREATE TYPE rollcall.client_method AS ENUM ('client_secret', 'workload_identity');

CREATE TABLE rollcall.oauth_clients (
    id                uuid NOT NULL,
    tenant_id         text COLLATE "C" NOT NULL,
    configuration_id  uuid NOT NULL,
    name              text NOT NULL,
    method            rollcall.client_method NOT NULL,
    -- Whose assertions stand for the client (RFC 7523), and where the keys are that sign them.
    issuer            text COLLATE "C",
    jwks_url          text COLLATE "C",
    subject           text COLLATE "C",
    audience          text COLLATE "C",
    -- What the claim "tid" must say, for issuers that serve many directories.
    directory_id      text COLLATE "C",
    created_at        timestamptz NOT NULL,
    revoked_at        timestamptz,
    last_used_at      timestamptz,
    last_used_address text,
    last_used_agent   text,
    CONSTRAINT oauth_clients_pkey PRIMARY KEY (id),
    CONSTRAINT oauth_clients_configuration FOREIGN KEY (tenant_id, configuration_id)
        REFERENCES rollcall.scim_configurations (tenant_id, id) ON DELETE CASCADE,
    CONSTRAINT oauth_clients_trust_whole CHECK (
        CASE method
            WHEN 'workload_identity' THEN num_nulls(issuer, jwks_url, subject, audience) = 0
            ELSE num_nonnulls(issuer, jwks_url, subject, audience, directory_id) = 0
        END)
);
CREATE INDEX oauth_clients_configuration_order ON rollcall.oauth_clients (configuration_id, id);

CREATE TABLE rollcall.oauth_client_secrets (
    id          uuid NOT NULL,
    client_id   uuid NOT NULL,
    -- HMAC-SHA-256 of the secret under the service's secret key.
    secret_hash bytea NOT NULL,
    secret_hint text NOT NULL,
    created_at  timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    revoked_at  timestamptz,
    replaced_by uuid,
    CONSTRAINT oauth_client_secrets_pkey PRIMARY KEY (id),
    CONSTRAINT oauth_client_secrets_secret_unique UNIQUE (secret_hash),
    CONSTRAINT oauth_client_secrets_client FOREIGN KEY (client_id) REFERENCES rollcall.oauth_clients (id)
        ON DELETE CASCADE,
    CONSTRAINT oauth_client_secrets_replacement FOREIGN KEY (replaced_by)
        REFERENCES rollcall.oauth_client_secrets (id) DEFERRABLE INITIALLY DEFERRED,
    CONSTRAINT oauth_client_secrets_replaces_one UNIQUE (replaced_by),
    CONSTRAINT oauth_client_secrets_hash_length CHECK (octet_length(secret_hash) = 32),
    CONSTRAINT oauth_client_secrets_expire_later CHECK (expires_at > created_at)
);
CREATE INDEX oauth_client_secrets_client_order ON rollcall.oauth_client_secrets (client_id, id);

CREATE TABLE rollcall.access_tokens (
    token_hash bytea NOT NULL,
    client_id  uuid NOT NULL,
    -- The secret that obtained it; NULL for an assertion. A revoked secret takes its tokens along.
    secret_id  uuid,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT access_tokens_pkey PRIMARY KEY (token_hash),
    CONSTRAINT access_tokens_client FOREIGN KEY (client_id) REFERENCES rollcall.oauth_clients (id) ON DELETE CASCADE,
    CONSTRAINT access_tokens_secret FOREIGN KEY (secret_id) REFERENCES rollcall.oauth_client_secrets (id)
        ON DELETE CASCADE,
    CONSTRAINT access_tokens_hash_length CHECK (octet_length(token_hash) = 32)
);
CREATE INDEX access_tokens_client_order ON rollcall.access_tokens (client_id);
CREATE INDEX access_tokens_secret_order ON rollcall.access_tokens (secret_id) WHERE secret_id IS NOT NULL;
CREATE INDEX access_tokens_age ON rollcall.access_tokens (expires_at);

-- Assertions that were accepted: each counts once, whichever process sees it.
CREATE TABLE rollcall.spent_assertions (
    client_id  uuid NOT NULL,
    -- SHA-256 of the claim "jti" or, without one, of what was signed.
    digest     bytea NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT spent_assertions_pkey PRIMARY KEY (client_id, digest),
    CONSTRAINT spent_assertions_client FOREIGN KEY (client_id) REFERENCES rollcall.oauth_clients (id)
        ON DELETE CASCADE
);
CREATE INDEX spent_assertions_age ON rollcall.spent_assertions (expires_at);
