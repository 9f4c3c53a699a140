import FoundationEssentials
import JSON
package import Tenancy

extension NewEvent {
    package static func tokenCreated(_ token: Credential) -> NewEvent {
        NewEvent(type: .scimTokenCreated, subject: token.id, data: data(of: token))
    }

    /// `expires_at` is when the old one is refused: the moment of the rotation when there is no overlap.
    package static func tokenRotated(_ old: Credential, into new: Credential) -> NewEvent {
        var data = data(of: old, expiresAt: old.revokedAt ?? old.expiresAt)
        data.append("replaced_by", .string(new.id.uuidString.lowercased()))
        return NewEvent(type: .scimTokenRotated, subject: old.id, data: data)
    }

    package static func tokenRevoked(_ token: Credential) -> NewEvent {
        NewEvent(type: .scimTokenRevoked, subject: token.id, data: data(of: token))
    }

    /// That a token expires soon, or has expired.
    package static func reminder(of token: Credential, _ outcome: ExpiryReminders.Outcome) -> NewEvent {
        var data = data(of: token)
        guard outcome.step != 0 else { return NewEvent(type: .scimTokenExpired, subject: token.id, data: data) }
        data.append("days_left", .integer(Int64(outcome.daysLeft)))
        return NewEvent(type: .scimTokenExpiring, subject: token.id, data: data)
    }

    private static func data(of token: Credential, expiresAt end: Date? = nil) -> JSONObject {
        var data: JSONObject = [
            "configuration_id": .string(token.configurationID.uuidString.lowercased()),
            "token_name": .string(token.name), "hint": .string(token.hint),
            "expires_at": .string((end ?? token.expiresAt).formatted(.iso8601)),
        ]
        if let userID = token.userID { data.append("user_id", .string(userID.uuidString.lowercased())) }
        return data
    }
}
