import FoundationEssentials
import Postgres
import Tenancy

@testable import Licensing

/// Looks at committed states of the seats while others work on them.
struct SeatSampler {
    let world: World

    /// What is wrong with the state that is committed now; nil when it was not to be seen.
    func look() async -> [String]? {
        guard let rows = try? await world.rows(Self.sql) else { return nil }
        return try? rows.map { row in
            let (pool, seats, rows, held, taken, holders, waiting, overdrawn) = try row.decode(
                UUID.self, Int.self, Int.self, Int.self, Int.self, Int.self, Int.self, Int.self)
            var wrong: [String] = []
            if held != taken || held != holders { wrong.append("\(held) held, \(taken) taken, \(holders) holders") }
            if held > rows { wrong.append("\(held) held of \(rows)") }
            if rows > seats, held < rows { wrong.append("a free seat beyond the \(seats) that were bought") }
            if waiting > 0, held < rows { wrong.append("\(waiting) wait beside a free seat") }
            if overdrawn > 0 { wrong.append("\(overdrawn) sit on two seats") }
            return wrong.isEmpty ? "" : "\(pool): \(wrong.joined(separator: ", "))"
        }.filter { !$0.isEmpty }
    }

    /// One statement, so one snapshot.
    private static let sql = """
        SELECT p.pool_id, p.seats, (SELECT count(*) FROM {schema}.seats AS s WHERE s.pool_id = p.pool_id),
               p.held, (SELECT count(*) FROM {schema}.seats AS s WHERE s.pool_id = p.pool_id AND user_id IS NOT NULL),
               (SELECT count(*) FROM {schema}.assignments AS a WHERE a.pool_id = p.pool_id AND seat_number IS NOT NULL),
               (SELECT count(*) FROM {schema}.assignments AS a WHERE a.pool_id = p.pool_id AND state = 'waitlisted'),
               (SELECT count(*) FROM (SELECT FROM {schema}.seats AS s WHERE s.pool_id = p.pool_id
                                      AND user_id IS NOT NULL GROUP BY user_id HAVING count(*) > 1) AS doubled)
        FROM {schema}.seat_pools AS p
        """
}
