-- Licence pools. A seat is a row that holds at most one person: a pool can't be oversold because no row can hold it.

CREATE TABLE license_pools (
    id         uuid NOT NULL,
    name       text NOT NULL,
    name_key   text COLLATE "C" NOT NULL,
    product    text COLLATE "C" NOT NULL,
    seats      integer NOT NULL,
    version    bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT license_pools_pkey PRIMARY KEY (id),
    CONSTRAINT license_pools_name_unique UNIQUE (name_key),
    CONSTRAINT license_pools_seats_range CHECK (seats BETWEEN 0 AND 10000000)
);

CREATE TABLE assignments (
    pool_id          uuid NOT NULL,
    user_id          uuid NOT NULL,
    state            text COLLATE "C" NOT NULL,
    source           text COLLATE "C" NOT NULL,
    configuration_id uuid,
    seat_number      integer,
    -- The person's place in line: the sequence of the event that made the claim.
    claimed_sequence bigint NOT NULL,
    since            timestamptz NOT NULL,
    CONSTRAINT assignments_pkey PRIMARY KEY (pool_id, user_id),
    CONSTRAINT assignments_pool FOREIGN KEY (pool_id) REFERENCES license_pools (id),
    CONSTRAINT assignments_state CHECK (state IN ('waitlisted', 'assigned', 'grace', 'released')),
    CONSTRAINT assignments_source CHECK (source IN ('auto', 'rule', 'manual', 'api')),
    CONSTRAINT assignments_seat_held CHECK ((state IN ('assigned', 'grace')) = (seat_number IS NOT NULL)),
    -- The target of the seats' foreign key: a seat can only be held by the assignment that says so.
    CONSTRAINT assignments_holder_unique UNIQUE (pool_id, user_id, seat_number)
);
CREATE INDEX assignments_line ON assignments (pool_id, claimed_sequence) WHERE state = 'waitlisted';
CREATE INDEX assignments_user ON assignments (user_id);

CREATE TABLE seats (
    pool_id uuid NOT NULL,
    number  integer NOT NULL,
    user_id uuid,
    CONSTRAINT seats_pkey PRIMARY KEY (pool_id, number),
    CONSTRAINT seats_pool FOREIGN KEY (pool_id) REFERENCES license_pools (id),
    CONSTRAINT seats_holder FOREIGN KEY (pool_id, user_id, number)
        REFERENCES assignments (pool_id, user_id, seat_number) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX seats_free ON seats (pool_id, number) WHERE user_id IS NULL;
CREATE UNIQUE INDEX seats_one_a_person ON seats (pool_id, user_id) WHERE user_id IS NOT NULL;

-- How far seats have followed the event log: the lock of this row makes one worker at a time decide a tenant's seats.
CREATE TABLE licensing_cursor (
    only_row      boolean NOT NULL DEFAULT true,
    last_sequence bigint NOT NULL DEFAULT 0,
    CONSTRAINT licensing_cursor_pkey PRIMARY KEY (only_row),
    CONSTRAINT licensing_cursor_only_row CHECK (only_row)
);
INSERT INTO licensing_cursor DEFAULT VALUES;
