import FoundationEssentials
import JSON
import Postgres

extension WebhookAttempt {
    /// Reads the columns of ``WebhookAttemptStatements/columns``.
    init(_ row: Row) throws {
        let (
            id, isManual, startedAt, milliseconds, address, status, error, requestHeaders, responseHeaders, responseBody
        ) = try row.decode(
            UUID.self, Bool.self, Date.self, Int32.self, String?.self, Int16?.self, String?.self, String.self,
            String?.self, String?.self)
        self.init(
            id: id, isManual: isManual, startedAt: startedAt, milliseconds: Int(milliseconds), address: address,
            status: status.map { Int($0) }, error: error,
            requestHeaders: try JSONParser.parse(requestHeaders).objectValue ?? JSONObject(),
            responseHeaders: try responseHeaders.flatMap { try JSONParser.parse($0).objectValue },
            responseBody: responseBody)
    }
}
