-- Every change of the tenant's state, in one order.

-- Writers only insert, so they never wait for one another. `ordinal` is taken while the writer's transaction is open and
-- says only what came before what; `sequence`, by which readers page, is given after commit by whoever reads first, under
-- the lock of the one row of event_sequence. So sequences have no gaps, and none appears below one that was already read.
CREATE TABLE events (
    id       uuid NOT NULL,
    ordinal  bigint GENERATED ALWAYS AS IDENTITY,
    sequence bigint,
    type     text COLLATE "C" NOT NULL,
    time     timestamptz NOT NULL,
    -- The person, group, pool, … whose state changed. It may be gone, so there is no foreign key.
    subject  uuid NOT NULL,
    -- JSON text, sent as it is.
    data     text NOT NULL,
    changes  text,
    CONSTRAINT events_pkey PRIMARY KEY (id),
    CONSTRAINT events_sequence_positive CHECK (sequence > 0)
);
CREATE UNIQUE INDEX events_sequence_unique ON events (sequence) WHERE sequence IS NOT NULL;
CREATE INDEX events_unnumbered ON events (ordinal) WHERE sequence IS NULL;

CREATE TABLE event_sequence (
    only_row      boolean NOT NULL DEFAULT true,
    last_sequence bigint NOT NULL DEFAULT 0,
    CONSTRAINT event_sequence_pkey PRIMARY KEY (only_row),
    CONSTRAINT event_sequence_only_row CHECK (only_row)
);
INSERT INTO event_sequence DEFAULT VALUES;
