-- Licence pools. A seat is a row that holds at most one person, and an assignment has a seat exactly when that seat's row
-- says so: each of the two tables refers to the other, so a pool can't be oversold and no seat can be lost.

CREATE TABLE license_pools (
    id         uuid NOT NULL,
    name       text NOT NULL,
    -- Folded by the service; bytes decide here.
    name_key   text COLLATE "C" NOT NULL,
    product    text NOT NULL,
    -- How many rows of seats the pool has.
    seats      integer NOT NULL,
    version    bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT license_pools_pkey PRIMARY KEY (id),
    CONSTRAINT license_pools_name_unique UNIQUE (name_key),
    CONSTRAINT license_pools_seats_range CHECK (seats BETWEEN 0 AND 1000000)
);

CREATE TABLE seats (
    pool_id uuid NOT NULL,
    number  integer NOT NULL,
    user_id uuid,
    CONSTRAINT seats_pkey PRIMARY KEY (pool_id, number),
    CONSTRAINT seats_number_positive CHECK (number > 0),
    -- The target of assignments_seat.
    CONSTRAINT seats_holder_unique UNIQUE (pool_id, number, user_id)
);
CREATE INDEX seats_free ON seats (pool_id, number) WHERE user_id IS NULL;

-- A person's claim on a pool. It outlives the person as `released`: without a foreign key and without personal data.
CREATE TABLE assignments (
    pool_id          uuid NOT NULL,
    user_id          uuid NOT NULL,
    state            text COLLATE "C" NOT NULL,
    source           text COLLATE "C" NOT NULL,
    configuration_id uuid,
    seat_number      integer,
    -- The person's place in line: the sequence of the event that made the claim.
    claimed_sequence bigint NOT NULL,
    -- When the present state began: the time of the event that brought it about.
    since            timestamptz NOT NULL,
    CONSTRAINT assignments_pkey PRIMARY KEY (pool_id, user_id),
    CONSTRAINT assignments_pool FOREIGN KEY (pool_id) REFERENCES license_pools (id),
    CONSTRAINT assignments_state CHECK (state IN ('waitlisted', 'assigned', 'grace', 'released')),
    CONSTRAINT assignments_source CHECK (source IN ('auto', 'rule', 'manual', 'api')),
    CONSTRAINT assignments_seat_held CHECK ((state IN ('assigned', 'grace')) = (seat_number IS NOT NULL)),
    -- The target of seats_holder.
    CONSTRAINT assignments_seat_unique UNIQUE (pool_id, user_id, seat_number),
    -- Both ways are checked at commit, for a seat changes hands in more than one statement.
    CONSTRAINT assignments_seat FOREIGN KEY (pool_id, seat_number, user_id)
        REFERENCES seats (pool_id, number, user_id) DEFERRABLE INITIALLY DEFERRED
);
ALTER TABLE seats ADD CONSTRAINT seats_holder FOREIGN KEY (pool_id, user_id, number)
    REFERENCES assignments (pool_id, user_id, seat_number) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX assignments_line ON assignments (pool_id, claimed_sequence, user_id) WHERE state = 'waitlisted';
CREATE INDEX assignments_state ON assignments (state, pool_id, user_id);
CREATE INDEX assignments_user ON assignments (user_id);

-- How far the seats have followed the event log. The lock of this row lets one worker at a time decide a tenant's seats.
CREATE TABLE licensing_cursor (
    only_row      boolean NOT NULL DEFAULT true,
    last_sequence bigint NOT NULL DEFAULT 0,
    CONSTRAINT licensing_cursor_pkey PRIMARY KEY (only_row),
    CONSTRAINT licensing_cursor_only_row CHECK (only_row)
);
INSERT INTO licensing_cursor DEFAULT VALUES;
