-- What a key of the admin API is good for, as area:access; NULL: everything. Processes that know nothing of this column take
-- every key for one that is good for everything: make such keys only when all of them are new.
ALTER TABLE rollcall.api_keys
    ADD COLUMN scopes text[],
    ADD CONSTRAINT api_keys_some_scope CHECK (cardinality(scopes) > 0);
