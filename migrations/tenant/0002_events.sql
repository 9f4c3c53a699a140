-- Every change of the tenant's state, in one order.

-- Writers only insert here, so they never wait for one another. `ordinal` is taken while the writer's transaction is still
-- open and says no more than what came before what: a lower one may become visible after a higher one.
CREATE TABLE event_arrivals (
    ordinal bigint GENERATED ALWAYS AS IDENTITY,
    id      uuid NOT NULL,
    type    text COLLATE "C" NOT NULL,
    time    timestamptz NOT NULL,
    subject uuid NOT NULL,
    data    text NOT NULL,
    changes text,
    CONSTRAINT event_arrivals_pkey PRIMARY KEY (ordinal)
    -- Rows stay for moments; dead ones would be read by everyone who looks for new ones.
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

-- Where events are moved once their transaction has committed, by whoever reads first and under the lock of the one row of
-- event_sequence: sequences have no gaps, and none appears below one that was already read. Rows never change.
CREATE TABLE events (
    sequence bigint NOT NULL,
    id       uuid NOT NULL,
    type     text COLLATE "C" NOT NULL,
    time     timestamptz NOT NULL,
    -- The person, group, pool, … whose state changed. It may be gone, so there is no foreign key.
    subject  uuid NOT NULL,
    -- JSON text, sent as it is.
    data     text NOT NULL,
    changes  text,
    CONSTRAINT events_pkey PRIMARY KEY (sequence)
);

CREATE TABLE event_sequence (
    only_row      boolean NOT NULL DEFAULT true,
    last_sequence bigint NOT NULL DEFAULT 0,
    CONSTRAINT event_sequence_pkey PRIMARY KEY (only_row),
    CONSTRAINT event_sequence_only_row CHECK (only_row)
);
INSERT INTO event_sequence DEFAULT VALUES;
