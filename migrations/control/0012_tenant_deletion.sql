-- A tenant that is to be deleted: suspended until then, so that a process of the release before serves it no more than a new one.
ALTER TABLE rollcall.tenants
    ADD COLUMN delete_at timestamptz,
    ADD CONSTRAINT tenants_deleted_are_suspended CHECK (delete_at IS NULL OR state = 'suspended');
CREATE INDEX tenants_to_delete ON rollcall.tenants (delete_at) WHERE delete_at IS NOT NULL;
