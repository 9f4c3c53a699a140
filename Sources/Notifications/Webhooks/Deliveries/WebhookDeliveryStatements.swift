import Postgres

/// All SQL of the table `webhook_deliveries`.
enum WebhookDeliveryStatements {
    static let columns = """
        id, endpoint_id, event_id, sequence, type, payload, state, attempts, next_at, created_at, finished_at
        """

    // MARK: Making

    /// Set-wise, due at once. A delivery that is there already stays as it is.
    static let insert = Statement(
        "webhook_deliveries.insert",
        """
        INSERT INTO {schema}.webhook_deliveries (id, endpoint_id, event_id, sequence, type, payload, next_at, created_at)
        SELECT id, endpoint_id, event_id, sequence, type, payload, now(), $7
        FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int8[], $5::text[], $6::text[])
             AS new (id, endpoint_id, event_id, sequence, type, payload)
        ON CONFLICT ON CONSTRAINT webhook_deliveries_once DO NOTHING
        """)

    /// The same; one that is there and was done before `$8` begins anew with the bytes that it has.
    static let insertOrRestart = Statement(
        "webhook_deliveries.insert_or_restart",
        """
        INSERT INTO {schema}.webhook_deliveries AS d
            (id, endpoint_id, event_id, sequence, type, payload, next_at, created_at)
        SELECT id, endpoint_id, event_id, sequence, type, payload, now(), $7
        FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::int8[], $5::text[], $6::text[])
             AS new (id, endpoint_id, event_id, sequence, type, payload)
        ON CONFLICT ON CONSTRAINT webhook_deliveries_once DO UPDATE SET
            state = 'pending', attempts = 0, next_at = now(), finished_at = NULL
            WHERE d.state <> 'pending' AND d.finished_at < $8
        """)

    static func binds(_ new: [NewWebhookDelivery]) -> [Bind] {
        [
            .uuids(new.map(\.id)), .uuids(new.map(\.endpointID)), .uuids(new.map(\.eventID)),
            .int8s(new.map(\.sequence)), .texts(new.map(\.type)), .texts(new.map(\.payload)),
        ]
    }

    /// A test: no event of the log, and not by the schedule.
    static let insertTest = Statement(
        "webhook_deliveries.insert_test",
        """
        INSERT INTO {schema}.webhook_deliveries (id, endpoint_id, event_id, type, payload, created_at)
        VALUES ($1, $2, $3, $4, $5, $6) RETURNING \(columns)
        """)

    /// Up to `$4` failed deliveries of endpoint `$1` with ids from `$2` to below `$3` begin anew.
    static let recover = Statement(
        "webhook_deliveries.recover",
        """
        UPDATE {schema}.webhook_deliveries SET state = 'pending', attempts = 0, next_at = now(), finished_at = NULL
        WHERE state = 'failed' AND id = ANY (ARRAY(
            SELECT id FROM {schema}.webhook_deliveries
            WHERE endpoint_id = $1 AND state = 'failed' AND sequence IS NOT NULL AND id >= $2 AND id < $3
            ORDER BY id LIMIT $4))
        """)

    // MARK: Reading

    static let find = Statement(
        "webhook_deliveries.find", "SELECT \(columns) FROM {schema}.webhook_deliveries WHERE id = $1")

    /// Up to `$3` deliveries of endpoint `$1` before `$2`, the newest first.
    static let page = Statement(
        "webhook_deliveries.page",
        """
        SELECT \(columns) FROM {schema}.webhook_deliveries WHERE endpoint_id = $1 AND id < $2
        ORDER BY id DESC LIMIT $3
        """)

    /// The same in state `$4`.
    static let pageInState = Statement(
        "webhook_deliveries.page_in_state",
        """
        SELECT \(columns) FROM {schema}.webhook_deliveries WHERE endpoint_id = $1 AND state = $4 AND id < $2
        ORDER BY id DESC LIMIT $3
        """)

    /// Up to `$2` deliveries to any endpoint before `$1`, the newest first.
    static let pageOfAll = Statement(
        "webhook_deliveries.page_of_all",
        "SELECT \(columns) FROM {schema}.webhook_deliveries WHERE id < $1 ORDER BY id DESC LIMIT $2")

    /// The same in state `$3`.
    static let pageOfAllInState = Statement(
        "webhook_deliveries.page_of_all_in_state",
        """
        SELECT \(columns) FROM {schema}.webhook_deliveries WHERE state = $3 AND id < $1
        ORDER BY state DESC, id DESC LIMIT $2
        """)

    // MARK: Delivering

    private static let isScheduled = "state = 'pending' AND next_at IS NOT NULL"

    /// Up to `$2` that are due at endpoint `$1`, those that wait longest first.
    static let due = Statement(
        "webhook_deliveries.due",
        """
        SELECT \(columns) FROM {schema}.webhook_deliveries
        WHERE endpoint_id = $1 AND \(isScheduled) AND next_at <= now() ORDER BY next_at, id LIMIT $2
        """)

    /// The first in the order of the log, if it is due.
    static let dueInOrder = Statement(
        "webhook_deliveries.due_in_order",
        """
        SELECT \(columns) FROM (
            SELECT \(columns) FROM {schema}.webhook_deliveries
            WHERE endpoint_id = $1 AND \(isScheduled) ORDER BY sequence LIMIT 1) AS head
        WHERE next_at <= now()
        """)

    /// Seconds until the next is due; no row when none is left.
    static let nextDue = Statement(
        "webhook_deliveries.next_due",
        """
        SELECT greatest(extract(epoch FROM next_at - now()), 0)::float8 FROM {schema}.webhook_deliveries
        WHERE endpoint_id = $1 AND \(isScheduled) ORDER BY next_at, id LIMIT 1
        """)

    static let nextDueInOrder = Statement(
        "webhook_deliveries.next_due_in_order",
        """
        SELECT greatest(extract(epoch FROM next_at - now()), 0)::float8 FROM {schema}.webhook_deliveries
        WHERE endpoint_id = $1 AND \(isScheduled) ORDER BY sequence LIMIT 1
        """)

    /// An attempt of the schedule: afterwards in state `$2`, and due again in `$3` seconds unless NULL.
    static let finishAttempt = Statement(
        "webhook_deliveries.finish_attempt",
        """
        UPDATE {schema}.webhook_deliveries SET
            state = $2, attempts = attempts + 1, next_at = now() + make_interval(secs => $3),
            finished_at = CASE WHEN $2 <> 'pending' THEN now() END
        WHERE id = $1 AND \(isScheduled)
        """)

    // MARK: Polling

    /// Up to `$2` that endpoint `$1` has not settled, in the order of the log.
    static let pending = Statement(
        "webhook_deliveries.pending",
        """
        SELECT \(columns) FROM {schema}.webhook_deliveries
        WHERE endpoint_id = $1 AND \(isScheduled) ORDER BY sequence LIMIT $2
        """)

    static let acknowledge = Statement(
        "webhook_deliveries.acknowledge",
        """
        UPDATE {schema}.webhook_deliveries SET
            state = 'delivered', attempts = attempts + 1, next_at = NULL, finished_at = now()
        WHERE id = ANY ($2::uuid[]) AND endpoint_id = $1 AND state = 'pending'
        """)

    static let refuse = Statement(
        "webhook_deliveries.refuse",
        """
        UPDATE {schema}.webhook_deliveries SET
            state = 'failed', attempts = attempts + 1, next_at = NULL, finished_at = now()
        WHERE id = ANY ($2::uuid[]) AND endpoint_id = $1 AND state = 'pending'
        RETURNING id
        """)

    // MARK: By hand

    /// An attempt that a person asked for has succeeded: nothing is left to do, whatever the schedule was to.
    static let succeedManually = Statement(
        "webhook_deliveries.succeed_manually",
        """
        UPDATE {schema}.webhook_deliveries SET state = 'delivered', next_at = NULL, finished_at = now()
        WHERE id = $1 AND state <> 'delivered'
        """)

    /// A test has failed. A delivery of the schedule stays what it is.
    static let failTest = Statement(
        "webhook_deliveries.fail_test",
        """
        UPDATE {schema}.webhook_deliveries SET state = 'failed', finished_at = now()
        WHERE id = $1 AND state = 'pending' AND next_at IS NULL
        """)

    /// With ids below `$1`, up to `$2`.
    static let prune = Statement(
        "webhook_deliveries.prune",
        """
        DELETE FROM {schema}.webhook_deliveries WHERE id = ANY (ARRAY(
            SELECT id FROM {schema}.webhook_deliveries WHERE id < $1 ORDER BY id LIMIT $2))
        """)
}
