import Postgres

/// The statements on the tally of one kind's list: segments of the order of ids, each with how many resources it holds, and
/// the changes that nobody has folded into them yet.
struct TallyStatements: Sendable {
    private static let least = "'00000000-0000-0000-0000-000000000000'::uuid"
    private static let greatest = "'ffffffff-ffff-ffff-ffff-ffffffffffff'::uuid"

    /// The `$2` resources after the first `$3` in order of creation, each with the number of all and whether it is time to
    /// fold behind its own columns. `$1` is the asking configuration.
    ///
    /// One statement, so that all of it is of one snapshot. What comes before a segment is the sum of the segments and
    /// changes before it; only inside of its own segment a page is found by counting rows.
    let page: Statement
    /// The number of all resources, and whether it is time to fold.
    let total: Statement
    /// Whoever gets this row may fold; nobody waits for it.
    let lock: Statement
    /// Moves the pending changes into their segments.
    let fold: Statement
    /// Counts anew the segments that have become too large, divides them, and with them the ten whose last count is
    /// longest ago: whatever came into the table by other ways (COPY, an older release) is found in time.
    let recount: Statement
    /// Removes segments that are empty, whose changes then count for the segment before.
    let sweep: Statement

    /// `segment` is the resources of a segment when it is made; it is divided when it has twice as many.
    init(_ table: SearchTable, segment: Int) {
        let kind = table.kind == .user ? "'u'" : "'g'"
        let changes = "{schema}.list_changes c WHERE c.kind = \(kind)"
        let segments = "{schema}.list_segments s WHERE s.kind = \(kind)"
        page = Statement("\(table.name).tally_page", Self.page(table, segments: segments, changes: changes))
        total = Statement(
            "\(table.name).tally_total",
            """
            SELECT greatest(0, (SELECT coalesce(sum(s.resources), 0) FROM \(segments))
                    + (SELECT coalesce(sum(c.delta), 0) FROM \(changes)))::bigint,
                \(Self.isTime(segments: segments, changes: changes))
            """)
        lock = Statement(
            "\(table.name).tally_lock",
            "SELECT s.lower FROM \(segments) AND s.lower = \(Self.least) FOR UPDATE SKIP LOCKED")
        fold = Statement(
            "\(table.name).tally_fold",
            """
            WITH gone AS (DELETE FROM \(changes) RETURNING c.id, c.delta), moved AS (
                SELECT (SELECT s.lower FROM \(segments) AND s.lower <= gone.id ORDER BY s.lower DESC LIMIT 1) AS lower,
                    sum(gone.delta) AS delta
                FROM gone GROUP BY 1)
            UPDATE {schema}.list_segments s SET resources = s.resources + moved.delta
            FROM moved WHERE s.kind = \(kind) AND s.lower = moved.lower AND moved.delta <> 0
            """)
        recount = Statement(
            "\(table.name).tally_recount",
            Self.recount(table, kind: kind, segments: segments, changes: changes, segment: segment))
        sweep = Statement(
            "\(table.name).tally_sweep",
            "DELETE FROM \(segments) AND s.resources = 0 AND s.lower <> \(Self.least)")
    }

    /// Many changes are pending, or a segment was not counted for an hour, in which rows may have come by other ways.
    private static func isTime(segments: String, changes: String) -> String {
        """
        (SELECT count(*) > 1000 FROM \(changes))
            OR (SELECT min(s.counted_at) < now() - interval '1 hour' FROM \(segments))
        """
    }

    private static func page(_ table: SearchTable, segments: String, changes: String) -> String {
        """
        WITH tally AS (
            SELECT s.lower AS place, s.resources AS resources, true AS begins FROM \(segments)
            UNION ALL SELECT c.id, c.delta, false FROM \(changes)
        ), counted AS (
            SELECT place, begins, (sum(resources) OVER (ORDER BY place, begins DESC) - resources)::bigint AS before
            FROM tally
        ), start AS (
            SELECT place, before FROM counted WHERE begins AND before <= $3 ORDER BY place DESC LIMIT 1
        )
        SELECT \(table.columns), (SELECT greatest(0, sum(resources))::bigint FROM tally),
            \(isTime(segments: segments, changes: changes))
        FROM (SELECT \(table.alias).id FROM \(table.from) WHERE \(table.alias).id >= (SELECT place FROM start)
              ORDER BY \(table.alias).id LIMIT $2 OFFSET $3 - (SELECT before FROM start)) found
        JOIN \(table.from) ON \(table.alias).id = found.id
        \(table.joins)
        ORDER BY \(table.alias).id
        """
    }

    private static func recount(_ table: SearchTable, kind: String, segments: String, changes: String, segment: Int)
        -> String
    {
        """
        WITH bounds AS (
            SELECT s.lower, lead(s.lower, 1, \(greatest)) OVER (ORDER BY s.lower) AS upper, s.resources, s.counted_at
            FROM \(segments)
        ), due AS (
            SELECT lower, upper FROM bounds WHERE resources > \(2 * segment)
            UNION (SELECT lower, upper FROM bounds ORDER BY counted_at, lower LIMIT 10)
        ), placed AS (
            SELECT due.lower, due.upper, \(table.alias).id,
                row_number() OVER (PARTITION BY due.lower ORDER BY \(table.alias).id) - 1 AS place,
                count(\(table.alias).id) OVER (PARTITION BY due.lower) AS everyone
            FROM due
            LEFT JOIN \(table.from) ON \(table.alias).id >= due.lower AND \(table.alias).id < due.upper
        ), pieces AS (
            SELECT CASE place WHEN 0 THEN lower ELSE id END AS lower,
                lead(id, 1, upper) OVER (PARTITION BY lower ORDER BY place) AS upper,
                least(\(segment), everyone - place) AS resources
            FROM placed WHERE place % \(segment) = 0
        )
        INSERT INTO {schema}.list_segments (kind, lower, resources, counted_at)
        SELECT \(kind), p.lower,
            p.resources
                - (SELECT coalesce(sum(c.delta), 0) FROM \(changes) AND c.id >= p.lower AND c.id < p.upper),
            now()
        FROM pieces p
        ON CONFLICT (kind, lower) DO UPDATE SET resources = excluded.resources, counted_at = excluded.counted_at
        """
    }
}
