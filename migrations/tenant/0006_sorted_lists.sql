-- A page behind a place in a sorted list enters an index at that place, also among those who have no value.

CREATE INDEX users_created ON users (created_at, id);
CREATE INDEX users_without_display_name ON users (id) WHERE display_name_key IS NULL;
CREATE INDEX groups_created ON groups (created_at, id);
