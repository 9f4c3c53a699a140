-- A group's name is unique, unless a SCIM configuration that allows duplicates wrote it.
ALTER TABLE groups ADD COLUMN name_is_exclusive boolean NOT NULL DEFAULT true;
-- Finds every group of a name; the unique one below leaves out those that are not exclusive.
CREATE INDEX groups_display_name ON groups (display_name_key);
-- The new unique index is there before the old constraint goes, and then takes its name: errors are told apart by it.
CREATE UNIQUE INDEX groups_display_name_exclusive ON groups (display_name_key) WHERE name_is_exclusive;
ALTER TABLE groups DROP CONSTRAINT groups_display_name_unique;
ALTER INDEX groups_display_name_exclusive RENAME TO groups_display_name_unique;
