import Postgres

/// Every statement on `provisioning_log`.
enum ProvisioningLogStatements {
    static let columns = """
        id, time, configuration_id, credential_id, request_id, operation, resource_type, resource_id, external_id, name,
            outcome, status, code, scim_type, microseconds, coercions, changes, detail
        """

    /// Set-wise.
    static let insert = Statement("provisioning_log.insert", inserting)

    /// The same, of which some rows may be there already and stay as they are. Apart, because looking for them makes every row
    /// a fifth dearer.
    static let insertMissing = Statement("provisioning_log.insert_missing", inserting + " ON CONFLICT DO NOTHING")

    private static let inserting = """
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
        """

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

    /// Entries between `$1` and `$2`, both excluded, that pass all filters, the newest first; up to `$3` among the first `$14`
    /// of those that the index finds.
    static func newest(by anchor: ProvisioningAnchor) -> Statement {
        newestFirst[anchor] ?? page(anchor, isAscending: false)
    }

    /// The same, the oldest first.
    static func oldest(by anchor: ProvisioningAnchor) -> Statement {
        oldestFirst[anchor] ?? page(anchor, isAscending: true)
    }

    /// The id of the last entry at which a page looks, if there are as many; same parameters.
    static func horizon(by anchor: ProvisioningAnchor, isAscending: Bool) -> Statement {
        (isAscending ? oldestHorizons : newestHorizons)[anchor] ?? look(anchor, isAscending: isAscending)
    }

    private static let newestFirst = all { page($0, isAscending: false) }
    private static let oldestFirst = all { page($0, isAscending: true) }
    private static let newestHorizons = all { look($0, isAscending: false) }
    private static let oldestHorizons = all { look($0, isAscending: true) }

    private static func all(_ make: (ProvisioningAnchor) -> Statement) -> [ProvisioningAnchor: Statement] {
        Dictionary(uniqueKeysWithValues: ProvisioningAnchor.allCases.map { ($0, make($0)) })
    }

    private static func page(_ anchor: ProvisioningAnchor, isAscending: Bool) -> Statement {
        let direction = isAscending ? "ASC" : "DESC"
        return Statement(
            "provisioning_log.\(isAscending ? "oldest" : "newest")_by_\(anchor.rawValue)",
            """
            SELECT \(columns) FROM (
                SELECT * FROM {schema}.provisioning_log
                WHERE id > $1 AND id < $2 \(anchor.ownConditions)
                ORDER BY id \(direction) LIMIT $14
            ) AS looked
            WHERE \(anchor.otherConditions)
            ORDER BY id \(direction) LIMIT $3
            """)
    }

    /// The other filters have no part in it, but Postgres wants to know the type of every parameter.
    private static func look(_ anchor: ProvisioningAnchor, isAscending: Bool) -> Statement {
        Statement(
            "provisioning_log.\(isAscending ? "oldest" : "newest")_horizon_by_\(anchor.rawValue)",
            """
            SELECT id FROM {schema}.provisioning_log
            WHERE id > $1 AND id < $2 \(anchor.ownConditions)
                AND num_nulls($3::int8, \(anchor.otherParameters)) >= 0
            ORDER BY id \(isAscending ? "ASC" : "DESC") OFFSET $14 - 1 LIMIT 1
            """)
    }
}
