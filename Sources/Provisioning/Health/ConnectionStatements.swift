import Postgres

/// Every statement on `connections` and `connection_hours`.
enum ConnectionStatements {
    /// Takes the later of each moment: several processes write, and none waits for the other's clock.
    static let note = Statement(
        "connections.note",
        """
        INSERT INTO {schema}.connections AS c (configuration_id, first_request_at, last_request_at, last_success_at,
            last_failure_at, last_failure_code, connection_test_at)
        SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[], $4::timestamptz[], $5::timestamptz[],
            $6::text[], $7::timestamptz[])
        ON CONFLICT (configuration_id) DO UPDATE SET
            last_request_at = greatest(c.last_request_at, excluded.last_request_at),
            last_success_at = greatest(c.last_success_at, excluded.last_success_at),
            last_failure_at = greatest(c.last_failure_at, excluded.last_failure_at),
            last_failure_code = CASE WHEN c.last_failure_at IS NULL OR excluded.last_failure_at >= c.last_failure_at
                THEN excluded.last_failure_code ELSE c.last_failure_code END,
            connection_test_at = greatest(c.connection_test_at, excluded.connection_test_at)
        """)

    static let count = Statement(
        "connection_hours.count",
        """
        INSERT INTO {schema}.connection_hours AS h (configuration_id, hour, requests, failures)
        SELECT * FROM unnest($1::uuid[], $2::timestamptz[], $3::int8[], $4::int8[])
        ON CONFLICT (configuration_id, hour) DO UPDATE SET
            requests = h.requests + excluded.requests, failures = h.failures + excluded.failures
        """)

    /// The configurations `$1`, or all of them when it is NULL; at the moment `$2`.
    static let read = Statement(
        "connections.read",
        """
        SELECT c.configuration_id, c.first_request_at, c.last_request_at, c.last_success_at, c.last_failure_at,
            c.last_failure_code, c.connection_test_at, c.status, c.status_since,
            coalesce(d.requests, 0)::int8, coalesce(d.failures, 0)::int8,
            coalesce(a.requests, 0)::int8, coalesce(a.failures, 0)::int8
        FROM {schema}.connections c
        CROSS JOIN LATERAL (
            SELECT sum(h.requests) AS requests, sum(h.failures) AS failures FROM {schema}.connection_hours h
            WHERE h.configuration_id = c.configuration_id AND h.hour > $2 - interval '24 hours') d
        CROSS JOIN LATERAL (
            SELECT sum(h.requests) AS requests, sum(h.failures) AS failures FROM {schema}.connection_hours h
            WHERE h.configuration_id = c.configuration_id AND h.hour > c.last_request_at - interval '2 hours') a
        WHERE $1::uuid IS NULL OR c.configuration_id = $1
        """)

    /// Nothing when somebody else has told meanwhile.
    static let tell = Statement(
        "connections.tell",
        """
        UPDATE {schema}.connections SET status = $3, status_since = $4
        WHERE configuration_id = $1 AND status = $2
        RETURNING configuration_id
        """)

    static let delete = Statement(
        "connections.delete",
        """
        WITH hours AS (DELETE FROM {schema}.connection_hours WHERE configuration_id = $1)
        DELETE FROM {schema}.connections WHERE configuration_id = $1
        """)

    /// Hours before `$1`.
    static let forget = Statement(
        "connection_hours.forget",
        """
        DELETE FROM {schema}.connection_hours
        WHERE configuration_id = ANY (ARRAY(SELECT configuration_id FROM {schema}.connections)) AND hour < $1
        """)
}
