import JSON
import Postgres

/// A row as a claim returns it.
struct ClaimedJob: Sendable {
    let id: Int64
    let tenantID: String
    let kind: String
    let attempt: Int
    let maxAttempts: Int
    let rescues: Int
    let priority: Int
    let payload: String
    /// Seconds from ready to claimed.
    let waited: Double

    init(_ row: Row) throws(PostgresError) {
        let columns = try row.decode(
            Int64.self, String.self, String.self, Int16.self, Int16.self, Int16.self, Int16.self, String.self,
            Double.self)
        id = columns.0
        tenantID = columns.1
        kind = columns.2
        attempt = Int(columns.3)
        maxAttempts = Int(columns.4)
        rescues = Int(columns.5)
        priority = Int(columns.6)
        payload = columns.7
        waited = columns.8
    }

    /// The job for its handler; nil when the payload is no JSON object.
    func job(_ kind: JobKind) -> Job? {
        guard var payload = try? JSONParser.parse(payload).objectValue else { return nil }
        let trace = JobTrace.taken(from: &payload)
        return Job(
            id: id, tenantID: tenantID, kind: kind, attempt: attempt, maxAttempts: maxAttempts, rescues: rescues,
            priority: priority, payload: payload, trace: trace)
    }
}
