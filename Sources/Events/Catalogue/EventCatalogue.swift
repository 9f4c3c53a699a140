/// Every type of events with what its readers find in it: the page behind `/event-types`.
package enum EventCatalogue {
    package static let all =
        people + groups + resources + licenses + wishes + pools + rules + configurations + tokens
        + clients + webhooks

    private static let provisioned: [EventMember] = [.id("configuration_id"), .text("request_id")]

    private static let people = [
        EventDescription(
            .userCreated, "A person was created.", of: "The person.", provisioned + [.boolean("active")]),
        EventDescription(
            .userUpdated, "Attributes of a person have changed.", of: "The person.", provisioned, hasChanges: true),
        EventDescription(
            .userActivated, "A person became active.", of: "The person.", provisioned, hasChanges: true),
        EventDescription(
            .userDeactivated, "A person became inactive.", of: "The person.", provisioned, hasChanges: true),
        EventDescription(.userDeleted, "A person was deleted.", of: "The person.", provisioned),
    ]

    private static let groups = [
        EventDescription(
            .groupCreated, "A group was created.", of: "The group.", provisioned + [.text("display_name")]),
        EventDescription(
            .groupUpdated, "Attributes of a group, other than its members, have changed.", of: "The group.",
            provisioned,
            hasChanges: true),
        EventDescription(
            .groupMembersChanged, "Members have joined or left a group; at most 500 in one event.", of: "The group.",
            provisioned + [.ids("added"), .ids("removed")]),
        EventDescription(.groupDeleted, "A group was deleted.", of: "The group.", provisioned),
    ]

    private static let resources = [
        EventDescription(
            .resourceCreated, "A resource of a type of the tenant's own was created.", of: "The resource.", typed),
        EventDescription(
            .resourceUpdated, "Attributes of a resource of a type of the tenant's own have changed.",
            of: "The resource.",
            typed, hasChanges: true),
        EventDescription(
            .resourceDeleted, "A resource of a type of the tenant's own was deleted.", of: "The resource.", typed),
    ]
    private static let typed = [.text("resource_type")] + provisioned

    private static let licenses = [
        claim(.licenseAssigned, "A person claimed a seat and has it."),
        claim(.licenseWaitlisted, "A person claimed a seat, or lost one, and waits for one."),
        claim(.licensePromoted, "A person waited for a seat and has it."),
        claim(.licenseReleased, "The reason for a person's seat or place in line went, and so did the seat or place."),
        claim(.licenseRevoked, "Somebody or a time limit took a person's seat."),
        claim(.licenseGraceStarted, "The reason for a person's seat went; the person keeps it for the pool's grace."),
        claim(.licenseHeld, "The guard keeps a person's seat from being released until an administrator decides."),
        claim(.licenseRestored, "A person was about to lose a seat and keeps it after all."),
    ]

    private static func claim(_ type: EventType, _ summary: String) -> EventDescription {
        EventDescription(
            type, summary, of: "The person.",
            [
                .id("pool_id"), .word("source", ["auto", "rule", "manual", "api"]), .integer("seat_number").optional,
                .id("configuration_id").optional, .id("rule_id").optional, .text("reason").optional,
            ])
    }

    private static let source = EventMember.word("source", ["manual", "api"]).optional

    private static let wishes = [
        EventDescription(
            .licenseRequested, "An administrator or a program asked for a seat for a person.", of: "The person.",
            [.id("pool_id"), source]),
        EventDescription(
            .licenseRemovalRequested, "An administrator or a program asked to take a person's seat.", of: "The person.",
            [.id("pool_id"), source]),
        EventDescription(
            .licenseExclusionLifted, "Rules may give a person a seat again from whom it was taken by hand.",
            of: "The person.", [.id("pool_id"), source]),
        EventDescription(
            .licenseActivated, "The product says that a person has begun to use the seat.", of: "The person.",
            [.id("pool_id"), source]),
        EventDescription(
            .licenseExpired, "A person's grace has ended, or the time in which the seat must be activated.",
            of: "The person.", [.id("pool_id"), .integer("due_at_us")]),
    ]

    private static let usage: [EventMember] = [.integer("seats"), .integer("held"), .integer("waiting")]

    private static let pools = [
        EventDescription(
            .licensePoolCreated, "A licence pool was created.", of: "The pool.",
            [.text("name"), .text("product"), .integer("seats")]),
        EventDescription(
            .licensePoolUpdated, "The name or a setting of a pool has changed; `data` has what holds now.",
            of: "The pool.",
            [
                .text("name"), .integer("release_grace_hours"),
                .integer("reclaim_unactivated_after_days").optional, .integers("thresholds"),
            ], hasChanges: true),
        EventDescription(
            .licensePoolResized, "The number of a pool's seats has changed.", of: "The pool.",
            [.integer("seats"), .integer("former_seats")]),
        EventDescription(.licensePoolDeleted, "A licence pool was deleted.", of: "The pool.", []),
        EventDescription(
            .licensePoolReclaimed, "An administrator chose who loses a seat of a pool that has shrunk.",
            of: "The pool.",
            [.ids("user_ids")]),
        EventDescription(
            .licensePoolThresholdReached, "The share of a pool's seats that are held has reached a threshold.",
            of: "The pool.", usage + [.integer("threshold")]),
        EventDescription(.licensePoolExhausted, "All seats of a pool are held.", of: "The pool.", usage),
        EventDescription(
            .deletionGuardTripped, "More seats were to be released than the guard allows: it holds them.",
            of: "The pool whose seat was one too many.",
            [.integer("released"), .integer("limit"), .integer("window_minutes"), .integer("sequence")]),
        EventDescription(
            .deletionGuardResolved, "An administrator decided about the seats that the guard holds.", of: "The pool.",
            [.word("decision", ["approved", "rejected"]), .integer("tripped_sequence")]),
    ]

    private static let rules = [
        rule(.licenseRuleCreated, "A rule that gives seats was made."),
        rule(.licenseRuleUpdated, "A rule that gives seats has changed.", hasChanges: true),
        rule(.licenseRuleDeleted, "A rule that gives seats was deleted."),
        EventDescription(
            .deletionGuardUpdated, "The guard's settings have changed.", of: "The nil UUID: a tenant has one guard.",
            [.boolean("enabled"), .integer("minimum"), .integer("percent"), .integer("window_minutes")]),
    ]

    private static func rule(_ type: EventType, _ summary: String, hasChanges: Bool = false) -> EventDescription {
        EventDescription(
            type, summary, of: "The rule; for the switch of a SCIM configuration, the configuration.",
            [
                .word("kind", ["configuration", "group"]), .id("subject_id"), .id("pool_id"), .integer("priority"),
                .word("source", ["auto", "rule", "manual", "api"]),
            ], hasChanges: hasChanges)
    }

    private static let configurations = [
        EventDescription(
            .scimConfigurationCreated, "A SCIM configuration was made.", of: "The configuration.",
            [.text("name"), .text("idp")]),
        EventDescription(
            .scimConfigurationUpdated, "Settings of a SCIM configuration have changed.", of: "The configuration.", [],
            hasChanges: true),
        EventDescription(
            .scimConfigurationEnabled, "A SCIM configuration takes requests again.", of: "The configuration.", []),
        EventDescription(
            .scimConfigurationDisabled, "A SCIM configuration takes no more requests.", of: "The configuration.", []),
        EventDescription(
            .scimConfigurationDeleted, "A SCIM configuration is gone, with its tokens and OAuth clients.",
            of: "The configuration.",
            [.text("name"), .text("idp"), .word("users", ["keep", "deactivate", "delete"])]),
        EventDescription(
            .scimConfigurationUnhealthy,
            "The requests of a configuration's identity provider fail, or have stopped after they had failed.",
            of: "The configuration.",
            [.word("status", ["failing", "probably_quarantined"]), .text("reason")]),
        EventDescription(
            .scimConfigurationRecovered, "The connection of an unhealthy configuration is well again.",
            of: "The configuration.", [.word("status", ["healthy", "silent"])]),
    ]

    private static let token: [EventMember] = [
        .id("configuration_id"), .text("token_name"), .text("hint"), .time("expires_at"), .id("user_id").optional,
    ]

    private static let tokens = [
        EventDescription(
            .scimTokenCreated, "A bearer token of a SCIM configuration was issued.", of: "The token.", token),
        EventDescription(
            .scimTokenRotated, "A token was replaced by a new one; the old one is good until `expires_at`.",
            of: "The token that was replaced.", token + [.id("replaced_by")]),
        EventDescription(
            .scimTokenExpiring, "A token expires soon. Told 30, 14, 7 and 1 days before, each once.", of: "The token.",
            token + [.integer("days_left")]),
        EventDescription(.scimTokenExpired, "A token has expired and is refused.", of: "The token.", token),
        EventDescription(.scimTokenRevoked, "A token was revoked.", of: "The token.", token),
    ]

    private static let client: [EventMember] = [
        .id("configuration_id"), .text("client_name"), .word("method", ["client_secret", "workload_identity"]),
    ]
    private static let secret = client + [.id("secret_id"), .text("hint"), .time("expires_at")]

    private static let clients = [
        EventDescription(
            .oauthClientCreated, "An OAuth client of a SCIM configuration was made.", of: "The client.", client),
        EventDescription(
            .oauthClientDeleted, "An OAuth client was deleted, and with it its access tokens.", of: "The client.",
            client),
        EventDescription(.oauthClientSecretCreated, "A secret of an OAuth client was made.", of: "The client.", secret),
        EventDescription(
            .oauthClientSecretRotated, "A secret was replaced by a new one; the old one is good until `expires_at`.",
            of: "The client.", secret + [.id("replaced_by")]),
        EventDescription(
            .oauthClientSecretExpiring, "A secret expires soon. Told 30, 14, 7 and 1 days before, each once.",
            of: "The client.", secret + [.integer("days_left")]),
        EventDescription(
            .oauthClientSecretExpired, "A secret has expired and obtains no more tokens.", of: "The client.", secret),
        EventDescription(
            .oauthClientSecretRevoked, "A secret of an OAuth client was revoked, and with it the tokens it obtained.",
            of: "The client.", secret),
    ]

    private static let endpoint: [EventMember] = [.text("description"), .text("format")]

    private static let webhooks = [
        EventDescription(.webhookEndpointCreated, "A webhook endpoint was made.", of: "The endpoint.", endpoint),
        EventDescription(.webhookEndpointUpdated, "A webhook endpoint has changed.", of: "The endpoint.", endpoint),
        EventDescription(.webhookEndpointDeleted, "A webhook endpoint was deleted.", of: "The endpoint.", endpoint),
        EventDescription(
            .webhookEndpointWarning, "An endpoint has answered nothing but failures for some hours.",
            of: "The endpoint.",
            [.integer("hours")]),
        EventDescription(
            .webhookEndpointDisabled, "The service has disabled an endpoint.", of: "The endpoint.",
            [.word("reason", ["gone", "failing"])]),
        EventDescription(
            .webhookEndpointTest, "Sent to one endpoint to try it; in no log.", of: "The endpoint.", []),
    ]
}
