import FoundationEssentials
import JSON
import Postgres

extension MailContact {
    /// Reads the columns of ``MailContactStatements/columns``.
    init(_ row: Row) throws(PostgresError) {
        let (id, address, locale, digest, preferences, state, heardFrom, version, createdAt, updatedAt) =
            try row.decode(
                UUID.self, String.self, String.self, String.self, String.self, String.self, Int64.self, Int64.self,
                Date.self, Date.self)
        guard let digest = DigestPeriod(rawValue: digest), let state = State(rawValue: state) else {
            throw .decoding("a mail contact has a word that this release does not know")
        }
        self.init(
            id: id, address: address, locale: locale, digest: digest,
            preferences: Self.preferences(stored: preferences), state: state, heardFrom: heardFrom, version: version,
            createdAt: createdAt, updatedAt: updatedAt)
    }

    /// Types that a newer release has written are left out.
    private static func preferences(stored text: String) -> [MailType: MailDelivery] {
        guard let object = (try? JSONParser.parse(text))?.objectValue else { return [:] }
        var preferences: [MailType: MailDelivery] = [:]
        for name in object.names {
            guard let type = MailType(rawValue: name),
                let delivery = object[name]?.stringValue.flatMap(MailDelivery.init(rawValue:))
            else { continue }
            preferences[type] = delivery
        }
        return preferences
    }

    static func stored(_ preferences: [MailType: MailDelivery]) -> String {
        var object = JSONObject()
        for type in MailType.allCases {
            if let delivery = preferences[type] { object.append(type.rawValue, .string(delivery.rawValue)) }
        }
        return object.serialized()
    }
}
