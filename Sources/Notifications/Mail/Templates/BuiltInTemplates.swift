/// The texts that a tenant gets who has written none.
package enum BuiltInTemplates {
    package static func text(for type: MailType) -> MailTemplateText {
        if type == .digest { return digest }
        let (subject, sentence) = sentences(for: type)
        let isPersonal = type.audience == .person
        let greeting = isPersonal ? "Hello {{person_name}},\n\n" : ""
        let sender = isPersonal ? "{{tenant_name}}" : "{{tenant_name}}, {{time}}"
        return MailTemplateText(
            subject: subject,
            text: "\(greeting)\(sentence)\n\n-- \n\(sender)\n",
            html: page(
                (isPersonal ? "<p>Hello {{person_name}},</p>\n" : "")
                    + "<p>\(sentence)</p>\n<p><small>\(sender)</small></p>"))
    }

    private static let digest = MailTemplateText(
        subject: "{{tenant_name}}: {{count}} notifications",
        text: """
            {{#items}}
            * {{line}} ({{item_time}})
            {{/items}}

            --\u{20}
            {{tenant_name}}, {{time}}
            {{#unsubscribe_url}}
            No more of these: {{unsubscribe_url}}
            {{/unsubscribe_url}}

            """,
        html: page(
            """
            <ul>
            {{#items}}
            <li>{{line}} <small>{{item_time}}</small></li>
            {{/items}}
            </ul>
            <p><small>{{tenant_name}}, {{time}}</small></p>
            {{#unsubscribe_url}}
            <p><small><a href="{{unsubscribe_url}}">No more of these</a></small></p>
            {{/unsubscribe_url}}
            """))

    private static func page(_ body: String) -> String {
        "<!DOCTYPE html>\n<html lang=\"en\"><body>\n\(body)\n</body></html>\n"
    }

    private static func sentences(for type: MailType) -> (subject: String, sentence: String) {
        switch type {
        case .licenseWaitlisted:
            (
                "{{pool_name}}: {{people}} more in line for a seat",
                "{{people}} more in line for a seat of {{pool_name}}. Each gets one as soon as one is free."
            )
        case .poolThresholdReached:
            (
                "{{pool_name}}: {{threshold}} % of the seats are taken",
                "{{held}} of the {{seats}} seats of {{pool_name}} are taken, {{threshold}} % or more."
            )
        case .poolExhausted:
            (
                "{{pool_name}}: no seat is free",
                "All {{seats}} seats of {{pool_name}} are taken. Whoever comes now waits in line."
            )
        case .tokenExpiring:
            (
                "A token of {{configuration_name}} expires in {{days_left}} days",
                "The token {{token_name}} of {{configuration_name}} expires at {{expires_at}}. Issue a new one and give it to "
                    + "the identity provider before then: without a valid token nobody is provisioned."
            )
        case .tokenExpired:
            (
                "A token of {{configuration_name}} has expired",
                "The token {{token_name}} of {{configuration_name}} has expired at {{expires_at}}. If the identity provider still uses it, "
                    + "nobody is provisioned: issue a new one and give it to the identity provider."
            )
        case .secretExpiring:
            (
                "A client secret of {{configuration_name}} expires in {{days_left}} days",
                "A secret of the OAuth client {{client_name}} of {{configuration_name}} expires at {{expires_at}}. Make a new one and give it "
                    + "to the identity provider before then: without a valid secret nobody is provisioned."
            )
        case .secretExpired:
            (
                "A client secret of {{configuration_name}} has expired",
                "A secret of the OAuth client {{client_name}} of {{configuration_name}} has expired at {{expires_at}}. If the identity provider "
                    + "still uses it, nobody is provisioned: make a new one and give it to the identity provider."
            )
        case .endpointDisabled:
            (
                "A webhook endpoint was disabled",
                "Nothing is sent to the webhook endpoint {{endpoint}} any more: {{reason}}. Events are kept, and can be sent again when "
                    + "it is enabled."
            )
        case .deletionGuardTripped:
            (
                "{{pool_name}}: seats are held back",
                "More seats were to be released within {{window_minutes}} minutes than the guard allows: {{released}}, where {{limit}} may. They "
                    + "are held until somebody approves or rejects it."
            )
        case .configurationUnhealthy:
            (
                "{{configuration_name}} has trouble",
                "The SCIM configuration {{configuration_name}} has trouble: {{reason}}."
            )
        case .userWelcome:
            (
                "Welcome to {{tenant_name}}",
                "{{tenant_name}} has made an account for you. Your user name is {{user_name}}."
            )
        case .licenseAssigned: ("You have a seat of {{pool_name}}", "You have a seat of {{pool_name}} now.")
        case .licensePromoted:
            ("You have a seat of {{pool_name}}", "You waited for a seat of {{pool_name}}, and have one now.")
        case .digest: ("", "")
        }
    }
}
