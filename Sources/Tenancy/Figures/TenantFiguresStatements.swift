import Postgres

/// Every statement on `rollcall.tenant_figures`.
enum TenantFiguresStatements {
    /// Set-wise; `$1` tenants, `$7` now. A tenant that is gone by now has no figures.
    static let keep = Statement(
        "tenant_figures.keep",
        """
        INSERT INTO rollcall.tenant_figures AS f
            (tenant_id, seats_free, seats_held, people_waiting, endpoints_enabled, endpoints_disabled, counted_at)
        SELECT n.tenant_id, n.free, n.held, n.waiting, n.enabled, n.disabled, $7
        FROM unnest($1::text[], $2::int8[], $3::int8[], $4::int8[], $5::int8[], $6::int8[])
            AS n (tenant_id, free, held, waiting, enabled, disabled)
        JOIN (SELECT id FROM rollcall.tenants WHERE id = ANY ($1) ORDER BY id FOR KEY SHARE) AS t ON t.id = n.tenant_id
        ORDER BY n.tenant_id
        ON CONFLICT (tenant_id) DO UPDATE SET seats_free = excluded.seats_free, seats_held = excluded.seats_held,
            people_waiting = excluded.people_waiting, endpoints_enabled = excluded.endpoints_enabled,
            endpoints_disabled = excluded.endpoints_disabled, counted_at = excluded.counted_at
        """)

    /// All tenants together: a row a tenant, read as a whole.
    static let sum = Statement(
        "tenant_figures.sum",
        """
        SELECT coalesce(sum(seats_free), 0)::int8, coalesce(sum(seats_held), 0)::int8,
            coalesce(sum(people_waiting), 0)::int8, coalesce(sum(endpoints_enabled), 0)::int8,
            coalesce(sum(endpoints_disabled), 0)::int8
        FROM rollcall.tenant_figures
        """)
}
