import Postgres

/// Every statement on `rollcall.audit_log` and `rollcall.audit_outcomes`. None changes a row, and only time and the end of a tenant
/// remove any.
enum AuditStatements {
    static let columns = """
        e.id, e.time, e.actor_id, e.actor_name, e.request_id, e.action, e.tenant_id, e.subject, e.request, e.before,
            coalesce(o.subject, e.subject), o.after, o.status
        """
    private static let source = "rollcall.audit_log e LEFT JOIN rollcall.audit_outcomes o ON o.id = e.id"

    static let begin = Statement(
        "audit_log.begin",
        """
        INSERT INTO rollcall.audit_log (id, time, actor_id, actor_name, request_id, action, tenant_id, subject, request, before)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """)

    static let end = Statement(
        "audit_outcomes.end",
        "INSERT INTO rollcall.audit_outcomes (id, status, subject, after) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
    )

    static let find = Statement("audit_log.find", "SELECT \(columns) FROM \(source) WHERE e.id = $1")

    // Between the ids `$1` and `$2`, the newest first, up to `$3`; by the narrowest filter that is set.

    /// Also what made the subject, which had no id before.
    static let bySubject = page(
        "subject",
        """
        (e.subject = $7::text
            OR e.id = ANY (ARRAY(SELECT s.id FROM rollcall.audit_outcomes s WHERE s.subject = $7)))
        """)
    static let byActor = page("actor", "e.actor_id = $5::uuid AND $7::text IS NULL")
    static let byAction = page("action", "e.action = $6::text AND $7::text IS NULL")
    static let byTenantActor = page(
        "tenant_actor", "e.tenant_id = $4::text AND e.actor_id = $5::uuid AND $7::text IS NULL")
    static let byTenantAction = page(
        "tenant_action", "e.tenant_id = $4::text AND e.action = $6::text AND $7::text IS NULL")
    static let byTenant = page("tenant", "e.tenant_id = $4::text AND $7::text IS NULL")
    static let byTime = page("time", "$7::text IS NULL")

    static func page(_ filter: AuditFilter) -> Statement {
        let isOfTenant = filter.tenantID != nil
        if filter.subject != nil { return bySubject }
        if filter.actorID != nil { return isOfTenant ? byTenantActor : byActor }
        if filter.action != nil { return isOfTenant ? byTenantAction : byAction }
        return isOfTenant ? byTenant : byTime
    }

    private static func page(_ name: String, _ narrowest: String) -> Statement {
        Statement(
            "audit_log.page_by_\(name)",
            """
            SELECT \(columns) FROM \(source)
            WHERE e.id > $1 AND e.id < $2 AND \(narrowest)
                AND ($4::text IS NULL OR e.tenant_id = $4) AND ($5::uuid IS NULL OR e.actor_id = $5)
                AND ($6::text IS NULL OR e.action = $6)
            ORDER BY e.id DESC LIMIT $3
            """)
    }

    /// Forgets what was done inside a tenant, but not what was done to it.
    static let forgetTenant = Statement(
        "audit_log.forget_tenant",
        """
        WITH forgotten AS (
            DELETE FROM rollcall.audit_log WHERE tenant_id = $1 AND action NOT LIKE 'tenant.%' RETURNING id
        )
        DELETE FROM rollcall.audit_outcomes WHERE id = ANY (ARRAY(SELECT id FROM forgotten))
        """)

    /// Forgets at most `$2` entries from the oldest on with ids below `$1`, with how they ended; answers how many.
    static let forget = Statement(
        "audit_log.forget",
        """
        WITH forgotten AS (
            DELETE FROM rollcall.audit_log
            WHERE id = ANY (ARRAY(SELECT id FROM rollcall.audit_log WHERE id < $1 ORDER BY id LIMIT $2))
            RETURNING id
        ), outcomes AS (
            DELETE FROM rollcall.audit_outcomes WHERE id = ANY (ARRAY(SELECT id FROM forgotten))
        )
        SELECT count(*) FROM forgotten
        """)
}
