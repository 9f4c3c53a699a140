-- How far those who listen to the tenant's events have been told. The lock of this row lets one worker at a time tell them.
CREATE TABLE event_follower (
    only_row      boolean NOT NULL DEFAULT true,
    last_sequence bigint NOT NULL DEFAULT 0,
    CONSTRAINT event_follower_pkey PRIMARY KEY (only_row),
    CONSTRAINT event_follower_only_row CHECK (only_row)
);
INSERT INTO event_follower DEFAULT VALUES;
