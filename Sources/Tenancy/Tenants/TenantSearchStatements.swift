import Postgres

/// The statements by which operators look for tenants. The standing is written out and no parameter: a plan for any standing could
/// not use the index of one.
enum TenantSearchStatements {
    private static let standings: [TenantStanding?: (name: String, condition: String)] = [
        nil: ("any", ""), .active: ("active", "state = 'active' AND "),
        .suspended: ("suspended", "state = 'suspended' AND delete_at IS NULL AND "),
        .ending: ("ending", "state = 'suspended' AND delete_at IS NOT NULL AND "),
    ]

    private static func made(
        _ name: String, _ sql: (_ condition: String) -> String
    ) -> [TenantStanding?: Statement] {
        standings.mapValues { Statement("tenants.\(name)_\($0.name)", sql($0.condition)) }
    }

    /// By the slug from `$1` until before `$2`, after the slug `$3`, up to `$4`.
    static let bySlug = made("by_slug") { condition in
        """
        SELECT \(TenantStatements.columns) FROM rollcall.tenants
        WHERE \(condition)slug >= $1 AND slug < $2 AND slug > $3
        ORDER BY slug LIMIT $4
        """
    }

    /// By the name from `$1` until before `$2`, without the slugs from `$3` until before `$4`, after the name `$5` and the slug `$6`,
    /// up to `$7`.
    static let byName = made("by_name") { condition in
        """
        SELECT \(TenantStatements.columns) FROM rollcall.tenants
        WHERE \(condition)lower(name) COLLATE "C" >= lower($1::text) AND lower(name) COLLATE "C" < lower($2::text)
          AND NOT (slug >= $3 AND slug < $4)
          AND (lower(name) COLLATE "C", slug) > (lower($5::text) COLLATE "C", $6)
        ORDER BY lower(name) COLLATE "C", slug LIMIT $7
        """
    }
}
