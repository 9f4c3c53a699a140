-- How many people and groups come before any place in the order of their ids, so that a page far into a list, and the
-- number of all, cost a few hundred rows instead of a count. No row is hot: who creates or deletes inserts a row, and who
-- reads folds what has gathered into the segments. Segments and changes of one snapshot always add up to what it holds.

CREATE TABLE list_segments (
    -- 'u' users, 'g' groups.
    kind       "char" NOT NULL,
    -- The least id of the segment, which ends where the next begins. Each kind has one that begins with the least of all.
    lower      uuid NOT NULL,
    -- Without what the changes still say.
    resources  bigint NOT NULL,
    counted_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT list_segments_pkey PRIMARY KEY (kind, lower),
    CONSTRAINT list_segments_kind CHECK (kind IN ('u', 'g'))
);

CREATE TABLE list_changes (
    id    uuid NOT NULL,
    delta smallint NOT NULL,
    kind  "char" NOT NULL,
    -- One is created once and deleted once.
    CONSTRAINT list_changes_pkey PRIMARY KEY (id, delta),
    CONSTRAINT list_changes_delta CHECK (delta IN (-1, 1)),
    CONSTRAINT list_changes_kind CHECK (kind IN ('u', 'g'))
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
        autovacuum_vacuum_insert_threshold = -1);

INSERT INTO list_segments (kind, lower, resources)
SELECT 'u', CASE p.place WHEN 0 THEN '00000000-0000-0000-0000-000000000000' ELSE p.id END, least(2000, p.everyone - p.place)
FROM (SELECT u.id, row_number() OVER (ORDER BY u.id) - 1 AS place, count(*) OVER () AS everyone FROM users u) p
WHERE p.place % 2000 = 0;
INSERT INTO list_segments (kind, lower, resources)
SELECT 'g', CASE p.place WHEN 0 THEN '00000000-0000-0000-0000-000000000000' ELSE p.id END, least(2000, p.everyone - p.place)
FROM (SELECT g.id, row_number() OVER (ORDER BY g.id) - 1 AS place, count(*) OVER () AS everyone FROM groups g) p
WHERE p.place % 2000 = 0;
INSERT INTO list_segments (kind, lower, resources)
SELECT k.kind, '00000000-0000-0000-0000-000000000000', 0 FROM unnest(ARRAY['u', 'g']::"char"[]) AS k (kind)
ON CONFLICT DO NOTHING;
