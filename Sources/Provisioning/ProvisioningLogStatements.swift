import Postgres

/// Every statement on `provisioning_log`.
enum ProvisioningLogStatements {
    static let columns = """
        id, time, configuration_id, credential_id, request_id, operation, resource_type, resource_id, external_id, name,
            outcome, status, code, scim_type, microseconds, coercions, changes, detail
        """

    /// Set-wise. A row that is there already stays as it is.
    static let insert = Statement(
        "provisioning_log.insert",
        """
        INSERT INTO {schema}.provisioning_log (id, time, configuration_id, credential_id, request_id, operation,
            resource_type, resource_id, external_id, name, name_key, external_key, outcome, status, code, scim_type,
            microseconds, coercions, changes, detail)
        SELECT n.id, n.time, n.configuration_id, n.credential_id, n.request_id, n.operation, n.resource_type,
            n.resource_id, n.external_id, n.name, nullif(n.name_key, 0), nullif(n.external_key, 0), n.outcome,
            n.status, n.code, n.scim_type, n.microseconds, n.coercions, n.changes, n.detail
        FROM unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::text[],
            $8::uuid[], $9::text[], $10::text[], $11::int8[], $12::int8[], $13::text[], $14::int2[], $15::text[],
            $16::text[], $17::int4[], $18::text[], $19::text[], $20::text[])
            AS n (id, time, configuration_id, credential_id, request_id, operation, resource_type, resource_id,
                external_id, name, name_key, external_key, outcome, status, code, scim_type, microseconds,
                coercions, changes, detail)
        ON CONFLICT DO NOTHING
        """)

    /// Whoever holds the table holds up the log of one tenant, and not for long.
    static let limitLockWait = Statement(
        "provisioning_log.limit_lock_wait", "SELECT set_config('lock_timeout', '500ms', true)")

    static let find = Statement(
        "provisioning_log.find", "SELECT \(columns) FROM {schema}.provisioning_log WHERE id = $1")

    /// Forgets at most `$2` entries from the oldest on with ids below `$1`; answers how many.
    static let forget = Statement(
        "provisioning_log.forget",
        """
        WITH forgotten AS (
            DELETE FROM {schema}.provisioning_log
            WHERE id = ANY (ARRAY(
                SELECT id FROM {schema}.provisioning_log WHERE id < $1 ORDER BY id LIMIT $2))
            RETURNING id
        )
        SELECT count(*) FROM forgotten
        """)

    /// Who was deleted under the name `$1` or the external id `$2`, up to `$3`.
    static let deleted = Statement(
        "provisioning_log.deleted",
        """
        (SELECT resource_id FROM {schema}.provisioning_log
            WHERE name_key = $1 AND operation = 'delete' AND resource_id IS NOT NULL ORDER BY id DESC LIMIT $3)
        UNION
        (SELECT resource_id FROM {schema}.provisioning_log
            WHERE external_key = $2 AND operation = 'delete' AND resource_id IS NOT NULL ORDER BY id DESC LIMIT $3)
        """)

    // MARK: Pages, one statement for each index that a filter can lead to

    /// Entries between `$1` and `$2`, both excluded, that pass all filters, the newest first; up to `$3`.
    static func newest(by anchor: ProvisioningAnchor) -> Statement {
        newestFirst[anchor] ?? page("newest", "DESC", by: anchor)
    }

    /// The same, the oldest first.
    static func oldest(by anchor: ProvisioningAnchor) -> Statement {
        oldestFirst[anchor] ?? page("oldest", "ASC", by: anchor)
    }

    private static let newestFirst = pages("newest", "DESC")
    private static let oldestFirst = pages("oldest", "ASC")

    private static func pages(_ name: String, _ direction: String) -> [ProvisioningAnchor: Statement] {
        Dictionary(
            uniqueKeysWithValues: ProvisioningAnchor.allCases.map { ($0, page(name, direction, by: $0)) })
    }

    private static func page(_ name: String, _ direction: String, by anchor: ProvisioningAnchor) -> Statement {
        Statement(
            "provisioning_log.\(name)_by_\(anchor.rawValue)",
            """
            SELECT \(columns) FROM {schema}.provisioning_log
            WHERE id > $1 AND id < $2 \(anchor.conditions)
            ORDER BY id \(direction) LIMIT $3
            """)
    }
}
