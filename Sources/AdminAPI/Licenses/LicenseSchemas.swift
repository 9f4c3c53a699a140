import JSON
import Licensing
import Tenancy
import Web

extension AdminSchemas {
    static let licenses: [Named] = [
        ("LicensePool", pool.answer), ("PoolUsage", usage.answer), ("PoolOverflow", overflow.answer),
        ("LicenseRule", rule.answer), ("Assignment", assignment.answer), ("AssignmentChange", change.answer),
        ("SeatRequest", request.answer), ("Rehearsal", rehearsal.answer), ("LicenseExplanation", explanation.answer),
        ("Guard", theGuard.answer), ("HeldSeat", heldSeat.answer),
        ("GuardDecision", [SchemaMember.word("decision", ["approved", "rejected"])].answer),
    ]

    // MARK: Answers

    private static let stored: [SchemaMember] = [.integer("version"), .time("created_at"), .time("updated_at")]

    private static let pool: [SchemaMember] =
        [
            .id("id"), .text("name"), .text("product"), .integer("seats"), .integer("release_grace_hours"),
            .integer("reclaim_unactivated_after_days").nullable, .integers("thresholds"),
        ] + stored

    private static let usage: [SchemaMember] = [
        .integer("seats"), .integer("held"), .integer("in_grace"), .integer("available"), .integer("waitlisted"),
        .integer("overflow"),
    ]

    private static let holder: [SchemaMember] = [.id("user_id"), .integer("seat_number")]
    private static let overflow: [SchemaMember] = [
        .integer("overflow"), .list("data", of: holder.answer.objectValue ?? [:]),
    ]

    private static let rule: [SchemaMember] =
        [
            .id("id"), .word("kind", RuleSubject.Kind.self), .id("subject_id"), .id("pool_id"), .integer("priority"),
        ] + stored

    private static let assignment: [SchemaMember] = [
        .id("user_id"), .id("pool_id"), .word("state", AssignmentState.self), .word("source", AssignmentSource.self),
        .word("reason", AssignmentReason.self), .id("configuration_id").nullable, .id("rule_id").nullable,
        .integer("seat_number").nullable, .time("since"), .time("due_at").nullable, .time("activated_at").nullable,
        .boolean("held"), .word("held_reason", AssignmentReason.self).nullable, .integer("waitlist_position").nullable,
    ]

    private static let change: [SchemaMember] = [
        .integer("sequence"), .time("time"), .id("user_id"), .id("pool_id"),
        .word("former_state", AssignmentState.self).nullable, .word("state", AssignmentState.self),
        .word("reason", AssignmentReason.self), .word("source", AssignmentSource.self), .id("rule_id").nullable,
        .integer("seat_number").nullable,
    ]

    private static let request: [SchemaMember] = [
        .id("user_id"), .id("pool_id"), .word("requested", ["assignment", "removal", "activation"]),
    ]

    private static let rehearsal: [SchemaMember] = {
        let person: [SchemaMember] = [
            .id("user_id"), .id("pool_id"), .word("effect", RehearsedSeats.Effect.self), .text("reason").nullable,
        ]
        return [SchemaMember("dry_run", ["const": true])]
            + RehearsedSeats.Effect.allCases.map { SchemaMember.integer($0.rawValue) } + [
                .list("people", of: person.answer.objectValue ?? [:]),
                .boolean("complete").said("Whether everybody is listed and counted."),
            ]
    }()

    private static let explanation: [SchemaMember] = {
        let verdict: [SchemaMember] = [
            .id("rule_id"), .word("kind", RuleSubject.Kind.self), .id("subject_id"), .integer("priority"),
            .word("source", AssignmentSource.self), .boolean("won"),
        ]
        let pool: [SchemaMember] = [
            .id("pool_id"), .word("code", ExplanationCode.self), .text("sentence"),
            SchemaMember.reference("assignment", to: "Assignment").nullable, .boolean("excluded"), .boolean("wanted"),
            .list("rules", of: verdict.answer.objectValue ?? [:]),
        ]
        return [
            .id("user_id"), .boolean("known"), .boolean("active"), .integer("followed_sequence"),
            .integer("last_sequence"), .list("pools", of: pool.answer.objectValue ?? [:]),
        ]
    }()

    private static let theGuard: [SchemaMember] = [
        .boolean("enabled"), .integer("minimum"), .integer("percent"), .integer("window_minutes"), .boolean("tripped"),
        .time("tripped_at").nullable, .integer("tripped_sequence").nullable, .id("tripped_pool_id").nullable,
        .integer("held"), .integer("version"),
    ]

    private static let heldSeat: [SchemaMember] = [
        .id("user_id"), .id("pool_id"), .word("reason", AssignmentReason.self),
    ]

    static let reclaimed = [SchemaMember.integer("requested")].answer

    // MARK: Queries and bodies

    static let people: [DescribedParameter] = [
        .filter("user_id", "Only claims of this person.", format: "uuid"),
        .filter("pool_id", "Only claims on this pool.", format: "uuid"),
    ]

    static let newPool: JSONValue = {
        let members: [SchemaMember] = [
            .text("name", 1...DisplayName.longest), .text("product", 1...ProductKey.longest, pattern: "^[a-z0-9._-]+$"),
            .integer("seats", Licensing.LicensePool.allowedSeats),
        ]
        return members.body
    }()

    static let poolChange: JSONValue = {
        let members: [SchemaMember] = [
            .text("name", 1...DisplayName.longest).optional,
            .integer("seats", Licensing.LicensePool.allowedSeats).optional,
            .integer("release_grace_hours", LicensePoolSettings.allowedGraceHours).optional,
            .integer("reclaim_unactivated_after_days", 0...LicensePoolSettings.allowedReclaimDays.upperBound).optional
                .said("0 is never."),
            .integers(
                "thresholds", LicensePoolSettings.allowedThresholds, 0...LicensePoolSettings.mostThresholds
            ).optional.said("Percentages."),
        ]
        return members.body
    }()

    static let reclaim: JSONValue = [SchemaMember.ids("user_ids", ReclaimSeats.counts)].body

    static let newRule: JSONValue = {
        let members: [SchemaMember] = [
            .word("kind", RuleSubject.Kind.self).optional, .id("subject_id"), .id("pool_id"),
            .integer("priority", Licensing.LicenseRule.allowedPriorities).optional,
        ]
        return members.body
    }()

    static let ruleChange: JSONValue = {
        let members: [SchemaMember] = [
            .id("pool_id").optional, .integer("priority", Licensing.LicenseRule.allowedPriorities).optional,
        ]
        return members.body
    }()

    static let newAssignment: JSONValue = {
        let members: [SchemaMember] = [
            .id("user_id"), .id("pool_id"), .word("source", RequestAssignment.Source.self).optional,
        ]
        return members.body
    }()

    static let guardChange: JSONValue = {
        let members: [SchemaMember] = [
            .boolean("enabled").optional, .integer("minimum", ReleaseGuardSettings.allowedMinimum).optional,
            .integer("percent", ReleaseGuardSettings.allowedPercent).optional,
            .integer("window_minutes", ReleaseGuardSettings.allowedWindow).optional,
        ]
        return members.body
    }()

    static let guardDecision: JSONValue = [
        SchemaMember.integer("tripped_sequence").optional.said("The trip that is decided about; without it, any.")
    ].body
}
