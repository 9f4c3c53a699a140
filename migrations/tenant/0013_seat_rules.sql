-- Rules, wishes, grace, activation, the guard and the history of seats.
--
-- What people ask for (license_rules, release_guard, the columns of license_pools) is written by the admin API next to an
-- event. What seats are decided from (seat_…) is written by the fold of the event log alone, and is a function of the log.

ALTER TABLE license_pools
    -- How long a person who loses the reason for a seat keeps it; 0 is not at all.
    ADD COLUMN release_grace_hours integer NOT NULL DEFAULT 0,
    -- A seat that its holder has not activated by then is taken back; NULL is never.
    ADD COLUMN reclaim_unactivated_after_days integer,
    -- Percentages in ascending order, with commas.
    ADD COLUMN thresholds text COLLATE "C" NOT NULL DEFAULT '80,90,100',
    -- Gone for everybody; the fold is still ending what hangs on it.
    ADD COLUMN deleted_at timestamptz,
    ADD CONSTRAINT license_pools_grace_range CHECK (release_grace_hours BETWEEN 0 AND 8760),
    ADD CONSTRAINT license_pools_reclaim_range CHECK (reclaim_unactivated_after_days BETWEEN 1 AND 3650);

CREATE TABLE license_rules (
    id         uuid NOT NULL,
    -- 'configuration': everyone whom it provisioned; 'group': its direct members.
    kind       text COLLATE "C" NOT NULL,
    subject_id uuid NOT NULL,
    pool_id    uuid NOT NULL,
    -- The smallest wins among the rules for pools of one product.
    priority   integer NOT NULL,
    version    bigint NOT NULL DEFAULT 1,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    CONSTRAINT license_rules_pkey PRIMARY KEY (id),
    CONSTRAINT license_rules_pool FOREIGN KEY (pool_id) REFERENCES license_pools (id),
    CONSTRAINT license_rules_subject_unique UNIQUE (kind, subject_id, pool_id),
    CONSTRAINT license_rules_kind CHECK (kind IN ('configuration', 'group')),
    CONSTRAINT license_rules_priority_range CHECK (priority BETWEEN 0 AND 10000)
);
CREATE INDEX license_rules_pool ON license_rules (pool_id);

CREATE TABLE release_guard (
    only_row       boolean NOT NULL DEFAULT true,
    enabled        boolean NOT NULL DEFAULT true,
    minimum        integer NOT NULL DEFAULT 10,
    percent        integer NOT NULL DEFAULT 20,
    window_minutes integer NOT NULL DEFAULT 60,
    version        bigint NOT NULL DEFAULT 1,
    CONSTRAINT release_guard_pkey PRIMARY KEY (only_row),
    CONSTRAINT release_guard_only_row CHECK (only_row),
    CONSTRAINT release_guard_minimum_range CHECK (minimum BETWEEN 0 AND 1000000),
    CONSTRAINT release_guard_percent_range CHECK (percent BETWEEN 0 AND 100),
    CONSTRAINT release_guard_window_range CHECK (window_minutes BETWEEN 1 AND 1440)
);
INSERT INTO release_guard DEFAULT VALUES;

-- The rules as far as the log has been followed, with the switches of the SCIM configurations among them.
CREATE TABLE seat_rules (
    id         uuid NOT NULL,
    kind       text COLLATE "C" NOT NULL,
    subject_id uuid NOT NULL,
    pool_id    uuid NOT NULL,
    priority   integer NOT NULL,
    source     text COLLATE "C" NOT NULL,
    CONSTRAINT seat_rules_pkey PRIMARY KEY (id)
);

CREATE TABLE seat_people (
    user_id          uuid NOT NULL,
    configuration_id uuid,
    active           boolean NOT NULL,
    CONSTRAINT seat_people_pkey PRIMARY KEY (user_id)
);
CREATE INDEX seat_people_configuration ON seat_people (configuration_id, user_id);

CREATE TABLE seat_members (
    group_id uuid NOT NULL,
    user_id  uuid NOT NULL,
    CONSTRAINT seat_members_pkey PRIMARY KEY (group_id, user_id)
);
CREATE INDEX seat_members_user ON seat_members (user_id, group_id);

-- What an administrator has said about one person and one pool; it stands until something else is said.
CREATE TABLE seat_wishes (
    user_id uuid NOT NULL,
    pool_id uuid NOT NULL,
    -- 'wanted' whatever the rules say; 'excluded' from what the rules say.
    kind    text COLLATE "C" NOT NULL,
    source  text COLLATE "C" NOT NULL,
    CONSTRAINT seat_wishes_pkey PRIMARY KEY (user_id, pool_id),
    CONSTRAINT seat_wishes_kind CHECK (kind IN ('wanted', 'excluded'))
);
CREATE INDEX seat_wishes_pool ON seat_wishes (pool_id, user_id);

-- A pool as far as the log has been followed, with the sums over its rows.
CREATE TABLE seat_pools (
    pool_id        uuid NOT NULL,
    product        text COLLATE "C" NOT NULL,
    -- What was bought.
    seats          integer NOT NULL,
    -- Seats that exist. More than were bought only while a pool that has shrunk waits for a decision: then every one is
    -- held, and each that is given up goes.
    rows           integer NOT NULL,
    held           integer NOT NULL,
    in_grace       integer NOT NULL DEFAULT 0,
    waiting        integer NOT NULL,
    last_number    integer NOT NULL,
    grace_hours    integer NOT NULL DEFAULT 0,
    reclaim_days   integer,
    thresholds     text COLLATE "C" NOT NULL DEFAULT '80,90,100',
    -- The highest threshold that has been told of.
    reached        integer NOT NULL DEFAULT 0,
    is_exhausted   boolean NOT NULL DEFAULT false,
    CONSTRAINT seat_pools_pkey PRIMARY KEY (pool_id),
    CONSTRAINT seat_pools_pool FOREIGN KEY (pool_id) REFERENCES license_pools (id) ON DELETE CASCADE,
    CONSTRAINT seat_pools_not_oversold CHECK (held <= rows AND rows >= seats AND (rows = seats OR held = rows)),
    CONSTRAINT seat_pools_not_negative CHECK (held >= in_grace AND in_grace >= 0 AND waiting >= 0 AND seats >= 0),
    -- Nobody waits beside a free seat.
    CONSTRAINT seat_pools_line_served CHECK (waiting = 0 OR held = rows)
);

CREATE TABLE seat_guard (
    only_row         boolean NOT NULL DEFAULT true,
    enabled          boolean NOT NULL DEFAULT true,
    minimum          integer NOT NULL DEFAULT 10,
    percent          integer NOT NULL DEFAULT 20,
    window_minutes   integer NOT NULL DEFAULT 60,
    -- The event whose release was one too many, and the pool of that seat; NULL while nothing is held.
    tripped_sequence bigint,
    tripped_pool_id  uuid,
    tripped_at       timestamptz,
    -- Claims with a held_reason: with the last of them the trip is over.
    held             integer NOT NULL DEFAULT 0,
    CONSTRAINT seat_guard_pkey PRIMARY KEY (only_row),
    CONSTRAINT seat_guard_only_row CHECK (only_row)
);
INSERT INTO seat_guard DEFAULT VALUES;

-- Releases that the guard has let pass, by minutes since 1970.
CREATE TABLE seat_releases (
    minute   bigint NOT NULL,
    releases integer NOT NULL,
    CONSTRAINT seat_releases_pkey PRIMARY KEY (minute)
);

-- How far the seats have followed the log. The lock of this row lets one worker at a time decide a tenant's seats.
--
-- A worker of the previous release does not know the tables above and would leave them behind the log. So it keeps
-- licensing_cursor, at the end of all logs: it finds nothing to follow. The first UPDATE waits for one that is at work.
UPDATE licensing_cursor SET last_sequence = last_sequence;
CREATE TABLE seat_cursor (
    only_row      boolean NOT NULL DEFAULT true,
    last_sequence bigint NOT NULL,
    -- How far the next event has been followed that concerns more people than one transaction takes.
    part          integer NOT NULL DEFAULT 0,
    part_key      uuid,
    CONSTRAINT seat_cursor_pkey PRIMARY KEY (only_row),
    CONSTRAINT seat_cursor_only_row CHECK (only_row)
);
INSERT INTO seat_cursor (last_sequence) SELECT last_sequence FROM licensing_cursor;
UPDATE licensing_cursor SET last_sequence = 9223372036854775807;

ALTER TABLE assignments
    ADD COLUMN rule_id      uuid,
    -- Why the claim is in its state.
    ADD COLUMN reason       text COLLATE "C" NOT NULL DEFAULT 'auto_assign',
    -- When grace ends or an unused seat is taken back.
    ADD COLUMN due_at       timestamptz,
    ADD COLUMN activated_at timestamptz,
    -- Why the seat would have been released if the guard had not held it.
    ADD COLUMN held_reason  text COLLATE "C",
    ADD CONSTRAINT assignments_held CHECK (held_reason IS NULL OR state = 'assigned'),
    ADD CONSTRAINT assignments_grace_ends CHECK (state <> 'grace' OR due_at IS NOT NULL);
CREATE INDEX assignments_due ON assignments (due_at, pool_id, user_id) WHERE due_at IS NOT NULL;
CREATE INDEX assignments_held ON assignments (user_id, pool_id) WHERE held_reason IS NOT NULL;

-- Every change of every claim. Rows are only added, and go when they are old.
CREATE TABLE assignment_history (
    id               bigint GENERATED ALWAYS AS IDENTITY,
    -- The event that brought the change about.
    sequence         bigint NOT NULL,
    time             timestamptz NOT NULL,
    user_id          uuid NOT NULL,
    pool_id          uuid NOT NULL,
    -- NULL before a person's first claim on the pool.
    former_state     text COLLATE "C",
    state            text COLLATE "C" NOT NULL,
    reason           text COLLATE "C" NOT NULL,
    source           text COLLATE "C" NOT NULL,
    rule_id          uuid,
    seat_number      integer,
    CONSTRAINT assignment_history_pkey PRIMARY KEY (id)
);
CREATE INDEX assignment_history_user ON assignment_history (user_id, id);
CREATE INDEX assignment_history_pool ON assignment_history (pool_id, id);
CREATE INDEX assignment_history_time ON assignment_history (time);

INSERT INTO seat_people (user_id, configuration_id, active) SELECT id, configuration_id, active FROM users;
INSERT INTO seat_members (group_id, user_id) SELECT group_id, member_id FROM group_members WHERE kind = 'u';
INSERT INTO seat_pools (pool_id, product, seats, rows, held, waiting, last_number)
SELECT p.id, p.product, p.seats, p.seats,
       (SELECT count(*) FROM seats AS s WHERE s.pool_id = p.id AND s.user_id IS NOT NULL),
       (SELECT count(*) FROM assignments AS a WHERE a.pool_id = p.id AND a.state = 'waitlisted'), p.seats
FROM license_pools AS p;
