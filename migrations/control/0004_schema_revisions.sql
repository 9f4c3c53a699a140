-- Counts the changes of a tenant's own schemas: 0 says that it has had none, and nothing need be looked up.
ALTER TABLE rollcall.tenants ADD COLUMN schema_revision bigint NOT NULL DEFAULT 0;
