import FoundationEssentials
import Postgres
import Tenancy

extension ConnectionRecord {
    /// Reads the row of ``ConnectionStatements/read``.
    init(_ row: Row) throws(PostgresError) {
        let (
            id, first, last, success, failure, code, test, status, since, requests, failures, activeRequests,
            activeFailures
        ) = try row.decode(
            UUID.self, Date.self, Date.self, Date?.self, Date?.self, String?.self, Date?.self, String.self, Date?.self,
            Int64.self, Int64.self, Int64.self, Int64.self)
        self.init(configurationID: id, firstRequestAt: first, lastRequestAt: last)
        (lastSuccessAt, lastFailureAt, lastFailureCode, connectionTestAt) = (success, failure, code, test)
        toldStatus = ConnectionStatus(rawValue: status) ?? .waiting
        toldSince = since
        lastDay = ConnectionCount(requests: requests, failures: failures)
        lastActive = ConnectionCount(requests: activeRequests, failures: activeFailures)
    }
}
