import Postgres

/// All SQL of the table `seat_pools`.
enum SeatPoolStatements {
    static let columns = """
        pool_id, product, seats, rows, held, in_grace, waiting, last_number, grace_hours, reclaim_days, thresholds, \
        reached, is_exhausted
        """

    static let all = Statement("seat_pools.all", "SELECT \(columns) FROM {schema}.seat_pools")

    static let find = Statement(
        "seat_pools.find", "SELECT \(columns) FROM {schema}.seat_pools WHERE pool_id = $1")

    /// A new pool `$1` of product `$2` with `$3` seats.
    static let insert = Statement(
        "seat_pools.insert",
        """
        INSERT INTO {schema}.seat_pools (pool_id, product, seats, rows, held, waiting, last_number)
        VALUES ($1, $2, $3, $3, 0, 0, $3)
        """)

    static let write = Statement(
        "seat_pools.write",
        """
        UPDATE {schema}.seat_pools AS p SET
            seats = new.seats, rows = new.rows, held = new.held, in_grace = new.in_grace, waiting = new.waiting,
            last_number = new.last_number, grace_hours = new.grace_hours, reclaim_days = nullif(new.reclaim_days, 0),
            thresholds = new.thresholds, reached = new.reached, is_exhausted = new.is_exhausted
        FROM unnest($1::uuid[], $2::int4[], $3::int4[], $4::int4[], $5::int4[], $6::int4[], $7::int4[], $8::int4[],
                    $9::int4[], $10::text[], $11::int4[], $12::bool[])
             AS new (pool_id, seats, rows, held, in_grace, waiting, last_number, grace_hours, reclaim_days, thresholds,
                     reached, is_exhausted)
        WHERE p.pool_id = new.pool_id
        """)

    static func binds(writing pools: [SeatPool]) -> [Bind] {
        func numbers(_ number: (SeatPool) -> Int) -> Bind { .int4s(pools.map { Int32(number($0)) }) }
        return [
            .uuids(pools.map(\.id)), numbers(\.seats), numbers(\.rows), numbers(\.held), numbers(\.inGrace),
            numbers(\.waiting), numbers(\.lastNumber), numbers(\.settings.graceHours),
            numbers { $0.settings.reclaimDays ?? 0 }, .texts(pools.map(\.settings.thresholdText)), numbers(\.reached),
            .bools(pools.map(\.isExhausted)),
        ]
    }

    /// All pools of the tenant together; there are few.
    static let sum = Statement(
        "seat_pools.sum",
        """
        SELECT coalesce(sum(seats), 0)::bigint, coalesce(sum(held), 0)::bigint, coalesce(sum(waiting), 0)::bigint,
            coalesce(sum(rows - held), 0)::bigint
        FROM {schema}.seat_pools
        """)
}
