import Hummingbird
import JSON
import Notifications

/// Reads a contact's members: `address`, `locale`, `digest`, `state`, and `types`, which maps types to deliveries.
struct MailContactBody {
    let change: MailContactChange

    init(_ request: Request, isNew: Bool) async throws {
        var members = try await request.members()
        let address = isNew ? members.string("address") : members.optionalString("address")
        var change = MailContactChange(
            address: address, locale: members.optionalString("locale"), digest: members.optionalWord("digest"),
            state: members.optionalWord("state"))
        change.preferences =
            members.optionalObject("types") { types in
                var preferences: [MailType: MailDelivery] = [:]
                for type in MailType.forContacts {
                    preferences[type] = types.optionalWord(type.rawValue) as MailDelivery?
                }
                return preferences
            } ?? [:]
        try members.finish()
        self.change = change
    }
}
