import JSON
import Notifications
import Web

extension MailTemplateText {
    var json: JSONObject {
        ["subject": .string(subject), "text": .string(text), "html": .string(html)]
    }
}

extension BodyMembers {
    /// `subject`, `text` and `html`, all of them.
    mutating func template() -> MailTemplateText {
        MailTemplateText(subject: string("subject"), text: string("text"), html: string("html"))
    }
}

extension TenantAdminContext {
    /// The type of mail at `{type}` in the path.
    func mailType() throws -> MailType {
        guard let type = MailType(rawValue: try pathParameter("type")) else { throw MailError.typeUnknown }
        return type
    }
}
