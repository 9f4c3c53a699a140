import FoundationEssentials
import JSON
package import Tenancy

extension NewEvent {
    package static func clientCreated(_ client: OAuthClient) -> NewEvent {
        NewEvent(type: .oauthClientCreated, subject: client.id, data: data(of: client))
    }

    package static func clientDeleted(_ client: OAuthClient) -> NewEvent {
        NewEvent(type: .oauthClientDeleted, subject: client.id, data: data(of: client))
    }

    package static func secretCreated(_ secret: ClientSecret, of client: OAuthClient) -> NewEvent {
        NewEvent(type: .oauthClientSecretCreated, subject: client.id, data: data(of: secret, client))
    }

    /// `expires_at` is when the old one is refused: the moment of the rotation when there is no overlap.
    package static func secretRotated(
        _ old: ClientSecret, into new: ClientSecret, of client: OAuthClient
    ) -> NewEvent {
        var data = data(of: old, client)
        data.append("replaced_by", .string(new.id.uuidString.lowercased()))
        return NewEvent(type: .oauthClientSecretRotated, subject: client.id, data: data)
    }

    package static func secretRevoked(_ secret: ClientSecret, of client: OAuthClient) -> NewEvent {
        NewEvent(type: .oauthClientSecretRevoked, subject: client.id, data: data(of: secret, client))
    }

    /// That a secret expires soon, or has expired.
    package static func reminder(
        of secret: ClientSecret, of client: OAuthClient, _ outcome: ExpiryReminders.Outcome
    ) -> NewEvent {
        var data = data(of: secret, client)
        guard outcome.step != 0 else {
            return NewEvent(type: .oauthClientSecretExpired, subject: client.id, data: data)
        }
        data.append("days_left", .integer(Int64(outcome.daysLeft)))
        return NewEvent(type: .oauthClientSecretExpiring, subject: client.id, data: data)
    }

    private static func data(of client: OAuthClient) -> JSONObject {
        [
            "configuration_id": .string(client.configurationID.uuidString.lowercased()),
            "client_name": .string(client.name), "method": .string(client.method.rawValue),
        ]
    }

    private static func data(of secret: ClientSecret, _ client: OAuthClient) -> JSONObject {
        var data = data(of: client)
        data.append("secret_id", .string(secret.id.uuidString.lowercased()))
        data.append("hint", .string(secret.hint))
        data.append("expires_at", .string((secret.revokedAt ?? secret.expiresAt).formatted(.iso8601)))
        return data
    }
}
