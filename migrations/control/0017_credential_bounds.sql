-- What keeps credentials within bounds: the newest access tokens of a client, the live tokens of a configuration and of each
-- person without a look at the others, a tenant's clients also by whose assertions stand for them, and kept replies that go with
-- their tenant.
CREATE INDEX access_tokens_client_age ON rollcall.access_tokens (client_id, created_at);
-- The one above does its work.
DROP INDEX rollcall.access_tokens_client_order;
-- A subject may be longer than an index takes.
CREATE INDEX oauth_clients_subject ON rollcall.oauth_clients (tenant_id, left(subject, 200));
CREATE INDEX credentials_live ON rollcall.credentials (configuration_id, user_id, expires_at) WHERE revoked_at IS NULL;
ALTER TABLE rollcall.idempotency_keys
    -- In which the request acts; NULL for the operator's own, and for those of the release before.
    ADD COLUMN tenant_id text COLLATE "C",
    ADD CONSTRAINT idempotency_keys_tenant FOREIGN KEY (tenant_id) REFERENCES rollcall.tenants (id) ON DELETE CASCADE;
CREATE INDEX idempotency_keys_tenant_order ON rollcall.idempotency_keys (tenant_id) WHERE tenant_id IS NOT NULL;
