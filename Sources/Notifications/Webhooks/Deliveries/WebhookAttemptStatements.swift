import FoundationEssentials
import JSON
import Postgres

/// All SQL of the table `webhook_attempts`.
enum WebhookAttemptStatements {
    static let columns = """
        id, is_manual, started_at, milliseconds, address, status, error, request_headers, response_headers, response_body
        """

    /// Once more changes nothing.
    static let insert = Statement(
        "webhook_attempts.insert",
        """
        INSERT INTO {schema}.webhook_attempts (delivery_id, \(columns))
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        ON CONFLICT (delivery_id, id) DO NOTHING
        """)

    static func binds(_ attempt: WebhookAttempt, of delivery: UUID) -> [Bind] {
        [
            .uuid(delivery), .uuid(attempt.id), .bool(attempt.isManual), .timestamp(attempt.startedAt),
            .int4(Int32(clamping: attempt.milliseconds)), .text(attempt.address),
            .int2(attempt.status.map { Int16(clamping: $0) }), .text(attempt.error),
            .text(attempt.requestHeaders.serialized()), .text(attempt.responseHeaders?.serialized()),
            .text(attempt.responseBody),
        ]
    }

    /// The last hundred of one delivery, the newest first.
    static let list = Statement(
        "webhook_attempts.list",
        "SELECT \(columns) FROM {schema}.webhook_attempts WHERE delivery_id = $1 ORDER BY id DESC LIMIT 100")

    /// Of deliveries with ids below `$1`, up to `$2`.
    static let prune = Statement(
        "webhook_attempts.prune",
        """
        WITH old AS MATERIALIZED (
            SELECT delivery_id, id FROM {schema}.webhook_attempts WHERE delivery_id < $1
            ORDER BY delivery_id, id LIMIT $2
        )
        DELETE FROM {schema}.webhook_attempts AS a USING old
        WHERE a.delivery_id = old.delivery_id AND a.id = old.id
        """)
}
