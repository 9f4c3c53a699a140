import FoundationEssentials
import JSON
import Postgres
import Tenancy

extension WebhookEndpoint {
    /// Reads the columns of ``WebhookEndpointStatements/columns``.
    ///
    /// Headers that can't be opened are left out: an endpoint must be seen, mended and taken away after a change of the
    /// secret key too. Nothing is sent without them (``WebhookPassStore``).
    init(_ row: Row, seal: SecretSeal) throws {
        let (
            id, url, description, eventTypes, format, isOrdered, maxConcurrency, maxRate, headers, previousUntil, state,
            disabledReason, disabledAt, sinceSequence, version, createdAt, updatedAt, failingSince, failures, warnings,
            heldUntil
        ) = try row.decode(
            UUID.self, String.self, String.self, [String].self, String.self, Bool.self, Int16.self, Int32?.self,
            [UInt8]?.self, Date?.self, String.self, String?.self, Date?.self, Int64.self, Int64.self, Date.self,
            Date.self, Date?.self, Int32.self, Int16.self, Date?.self)
        guard let format = WebhookFormat(rawValue: format), let state = WebhookEndpointState(rawValue: state) else {
            throw PostgresError.decoding("an endpoint has a format or state that this release does not know")
        }
        let opened = headers.map { sealed in try? [WebhookHeader](sealed: sealed, of: id, seal: seal) }
        self.init(
            id: id,
            settings: WebhookSettings(
                url: url, description: description, eventTypes: eventTypes, format: format, isOrdered: isOrdered,
                maxConcurrency: Int(maxConcurrency), maxRate: maxRate.map { Int($0) },
                headers: opened.flatMap { $0 } ?? []),
            state: state, disabledReason: disabledReason.flatMap { DisabledReason(rawValue: $0) },
            disabledAt: disabledAt, sinceSequence: sinceSequence,
            health: EndpointHealth(
                failingSince: failingSince, failures: Int(failures), warnings: Int(warnings), heldUntil: heldUntil),
            previousSecretUntil: previousUntil, version: version, createdAt: createdAt, updatedAt: updatedAt,
            unreadableHeaders: opened.flatMap { $0 } == nil ? headers : nil)
    }

    static let columnCount = 21
}

extension [WebhookHeader] {
    fileprivate init(sealed: [UInt8], of endpoint: UUID, seal: SecretSeal) throws {
        let object = try JSONParser.parse(try seal.open(sealed, of: endpoint)).objectValue ?? JSONObject()
        self = object.names.map { WebhookHeader(name: $0, value: object[$0]?.stringValue ?? "") }
    }

    /// Nil for none.
    func sealed(of endpoint: UUID, seal: SecretSeal) throws -> [UInt8]? {
        guard !isEmpty else { return nil }
        let object = JSONObject(map { ($0.name, JSONValue.string($0.value)) })
        return try seal.seal(JSONValue.object(object).serializedBytes(), of: endpoint)
    }
}
