-- How a SCIM configuration's requests are judged. The defaults are what was so before.
ALTER TABLE rollcall.scim_configurations ADD COLUMN is_strict boolean NOT NULL DEFAULT false;
ALTER TABLE rollcall.scim_configurations ADD COLUMN allows_duplicate_group_names boolean NOT NULL DEFAULT false;
