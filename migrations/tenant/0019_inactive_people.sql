-- Who is not active, among all people and among those of one source. Of a million there may be ten: a walk in the order of ids would
-- look at nearly everybody for a page of them.
CREATE INDEX users_inactive ON users (id) WHERE NOT active;
CREATE INDEX users_inactive_of_source ON users (configuration_id, id) WHERE NOT active;
