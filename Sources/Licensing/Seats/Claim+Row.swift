import FoundationEssentials
import Postgres
import Tenancy

extension Claim {
    static let columnCount = 8

    /// Reads the columns of ``AssignmentStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        let (pool, user, state, source, configuration, seat, sequence, since) = try row.decode(
            UUID.self, UUID.self, String.self, String.self, UUID?.self, Int?.self, Int64.self, Date.self)
        guard let state = AssignmentState(rawValue: state), let source = AssignmentSource(rawValue: source) else {
            throw .decoding("an assignment has a state or source that this release does not know")
        }
        self.init(
            key: ClaimKey(poolID: pool, userID: user), state: state, source: source, configurationID: configuration,
            seatNumber: seat, claimedSequence: sequence, since: since)
    }
}
