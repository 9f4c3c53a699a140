import FoundationEssentials
import Postgres

/// All SQL of the table `webhook_endpoints`. A tenant has at most ``WebhookEndpointStore/most`` of them.
enum WebhookEndpointStatements {
    static let columns = """
        id, url, description, event_types, format, is_ordered, max_concurrency, max_rate, headers, previous_until, state,
        disabled_reason, disabled_at, since_sequence, version, created_at, updated_at, failing_since, failures, warnings,
        held_until
        """

    static let count = Statement("webhook_endpoints.count", "SELECT count(*) FROM {schema}.webhook_endpoints")

    /// What people call those of the ids that are there.
    static let descriptions = Statement(
        "webhook_endpoints.descriptions",
        "SELECT id, description FROM {schema}.webhook_endpoints WHERE id = ANY ($1::uuid[])")

    static let formats = Statement(
        "webhook_endpoints.formats", "SELECT DISTINCT format FROM {schema}.webhook_endpoints")

    static let insert = Statement(
        "webhook_endpoints.insert",
        """
        INSERT INTO {schema}.webhook_endpoints
            (id, url, description, event_types, format, is_ordered, max_concurrency, max_rate, headers, secret,
             since_sequence, created_at, updated_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)
        RETURNING \(columns)
        """)

    static let find = Statement(
        "webhook_endpoints.find", "SELECT \(columns) FROM {schema}.webhook_endpoints WHERE id = $1")

    static let lock = Statement(
        "webhook_endpoints.lock", "SELECT \(columns) FROM {schema}.webhook_endpoints WHERE id = $1 FOR UPDATE")

    /// Up to `$2` endpoints after `$1`.
    static let page = Statement(
        "webhook_endpoints.page",
        "SELECT \(columns) FROM {schema}.webhook_endpoints WHERE id > $1 ORDER BY id LIMIT $2")

    /// Those that are told of events.
    static let listening = Statement(
        "webhook_endpoints.listening",
        "SELECT \(columns) FROM {schema}.webhook_endpoints WHERE state = 'enabled' ORDER BY id")

    /// Whoever is enabled anew begins without its past.
    static let update = Statement(
        "webhook_endpoints.update",
        """
        UPDATE {schema}.webhook_endpoints SET
            url = $2, description = $3, event_types = $4, is_ordered = $5, max_concurrency = $6, max_rate = $7,
            headers = $8, state = $9, version = version + 1, updated_at = $10,
            disabled_reason = CASE WHEN state <> $9 THEN NULL ELSE disabled_reason END,
            disabled_at = CASE WHEN state = $9 THEN disabled_at WHEN $9 = 'disabled' THEN $10 END,
            failing_since = CASE WHEN state = $9 THEN failing_since END,
            failures = CASE WHEN state = $9 THEN failures ELSE 0 END,
            warnings = CASE WHEN state = $9 THEN warnings ELSE 0 END,
            held_until = CASE WHEN state = $9 THEN held_until END
        WHERE id = $1
        RETURNING \(columns)
        """)

    static let delete = Statement(
        "webhook_endpoints.delete", "DELETE FROM {schema}.webhook_endpoints WHERE id = $1 RETURNING version")

    /// The present secret goes on until `$3`, the new one `$2` signs from now on.
    static let rotate = Statement(
        "webhook_endpoints.rotate",
        """
        UPDATE {schema}.webhook_endpoints SET
            previous_secret = CASE WHEN $3 > $4 THEN secret END, previous_until = CASE WHEN $3 > $4 THEN $3 END,
            secret = $2, version = version + 1, updated_at = $4
        WHERE id = $1
        RETURNING \(columns)
        """)

    /// Sealed.
    static let secrets = Statement(
        "webhook_endpoints.secrets",
        "SELECT secret, previous_secret, previous_until FROM {schema}.webhook_endpoints WHERE id = $1")

    // MARK: The pass of one job over an endpoint's deliveries

    /// Job `$2` in its attempt `$3` works alone on endpoint `$1` for `$4` seconds. No row: it is disabled or gone, or another
    /// job works on it, which will see what is due. The same job in a later attempt was taken from a lost worker.
    static let beginPass = Statement(
        "webhook_endpoints.begin_pass",
        """
        UPDATE {schema}.webhook_endpoints SET
            pass_job = $2, pass_attempt = $3, pass_until = now() + make_interval(secs => $4)
        WHERE id = $1 AND state = 'enabled' AND (pass_until IS NULL OR pass_until < now() OR pass_job = $2)
        RETURNING \(columns)
        """)

    /// Seconds until the pass over endpoint `$1` that is under way is over at the latest; no row: there is none.
    static let passEnd = Statement(
        "webhook_endpoints.pass_end",
        """
        SELECT greatest(extract(epoch FROM pass_until - now()), 0)::float8 FROM {schema}.webhook_endpoints
        WHERE id = $1 AND state = 'enabled' AND pass_until IS NOT NULL
        """)

    /// The endpoint as it is now, while job `$2` in its attempt `$3` may still send to it.
    static let renewPass = Statement(
        "webhook_endpoints.renew_pass",
        """
        SELECT \(columns) FROM {schema}.webhook_endpoints
        WHERE id = $1 AND state = 'enabled' AND pass_job = $2 AND pass_attempt = $3
        """)

    /// Ends the pass; no row: it was another's by then.
    static let endPass = Statement(
        "webhook_endpoints.end_pass",
        """
        UPDATE {schema}.webhook_endpoints SET pass_job = NULL, pass_attempt = NULL, pass_until = NULL
        WHERE id = $1 AND pass_job = $2 AND pass_attempt = $3
        RETURNING state, is_ordered, greatest(extract(epoch FROM held_until - now()), 0)::float8
        """)

    /// No row: somebody has changed the endpoint since it had version `$6`, and how it fared before is no matter then.
    static let noteHealth = Statement(
        "webhook_endpoints.note_health",
        """
        UPDATE {schema}.webhook_endpoints SET failing_since = $2, failures = $3, warnings = $4, held_until = $5
        WHERE id = $1 AND version = $6
        RETURNING version
        """)

    /// By the service. No row: somebody else was first.
    static let disable = Statement(
        "webhook_endpoints.disable",
        """
        UPDATE {schema}.webhook_endpoints SET
            state = 'disabled', disabled_reason = $2, disabled_at = $3, version = version + 1, updated_at = $3
        WHERE id = $1 AND state = 'enabled'
        RETURNING version
        """)

    static func binds(_ endpoint: WebhookEndpoint, health: EndpointHealth) -> [Bind] {
        [
            .uuid(endpoint.id), .timestamp(health.failingSince), .int4(Int32(clamping: health.failures)),
            .int2(Int16(clamping: health.warnings)), .timestamp(health.heldUntil), .int8(endpoint.version),
        ]
    }
}
