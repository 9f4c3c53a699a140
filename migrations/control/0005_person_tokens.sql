-- A token can stand for a person of the tenant: it opens /Me and nothing else (RFC 7644 3.11). No foreign key leads into
-- a tenant's schema; a token whose person is gone finds nobody there.
ALTER TABLE rollcall.credentials ADD COLUMN user_id uuid;
