import FoundationEssentials
import Postgres

extension WebhookDelivery {
    /// Reads the columns of ``WebhookDeliveryStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        let (
            id, endpointID, eventID, sequence, type, payload, state, attempts, nextAt, createdAt, finishedAt
        ) = try row.decode(
            UUID.self, UUID.self, UUID.self, Int64?.self, String.self, String.self, String.self, Int16.self, Date?.self,
            Date.self, Date?.self)
        guard let state = State(rawValue: state) else {
            throw .decoding("a delivery has a state that this release does not know")
        }
        self.init(
            id: id, endpointID: endpointID, eventID: eventID, sequence: sequence, type: type, payload: payload,
            state: state, attempts: Int(attempts), nextAt: nextAt, createdAt: createdAt, finishedAt: finishedAt)
    }
}
