package import JSON
package import Tenancy

extension AuditEntry {
    /// An entry as the admin API shows and exports it.
    package var json: JSONObject {
        [
            "id": .id(id), "time": .time(time), "action": .string(action), "outcome": .string(outcome.rawValue),
            "status": .integer(status), "actor": ["id": .id(actorID), "name": .string(actorName)],
            "tenant_id": .text(tenantID), "subject": .text(subject), "request_id": .string(requestID),
            "request": Self.parsed(request), "before": Self.parsed(before), "after": Self.parsed(after),
        ]
    }

    package static let export = ExportedList<AuditEntry>(
        columns: [
            "id", "time", "action", "outcome", "status", "actor", "tenant_id", "subject", "request_id", "request",
            "before", "after",
        ], json: { $0.json })

    private static func parsed(_ text: String?) -> JSONValue {
        text.flatMap { try? JSONParser.parse($0) } ?? .null
    }
}
