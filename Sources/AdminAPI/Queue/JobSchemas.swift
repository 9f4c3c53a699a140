import JSON
import Jobs
import Web

extension AdminSchemas {
    static let jobs: [Named] = [
        ("Job", job.answer), ("JobSweep", [SchemaMember.integer("changed")].answer), ("Pause", pause.answer),
        ("Schedule", schedule.answer), ("Queue", queue.answer), ("QueueMinute", minute.answer),
        ("Worker", worker.answer), ("Statistics", statistics.answer), ("Migrations", migrations.answer),
    ]

    private static let statistics: [SchemaMember] = [
        .object("tenants", [.integer("active"), .integer("suspended")]), .integer("database_bytes"),
        .object("jobs", ["ready", "scheduled", "running", "discarded"].map { .integer($0) })
            .said("Of each queue 10000 are counted at the most."),
        .integer("workers_alive"),
    ]

    private static let versions: JSONObject =
        [SchemaMember.integer("version"), SchemaMember.integer("schemas")].answer.objectValue ?? [:]

    private static let migrations: [SchemaMember] = [
        .boolean("is_current").said("Whether this release can serve every tenant."),
        .object("control", [.integer("version"), .integer("required")]),
        .object(
            "tenants",
            [
                .integer("required"), .integer("behind"), .list("versions", of: versions),
                SchemaMember.list("spare", of: versions).said("Schemas that wait for new tenants."),
            ]),
        .list(
            "failures",
            of: [.text("tenant").nullable, .integer("version"), .text("reason"), .integer("attempts")].answer
                .objectValue ?? [:]),
    ]

    private static let job: [SchemaMember] = [
        .integer("id"), .word("state", JobState.self), .text("tenant_id"), .text("queue"), .text("kind"),
        .integer("priority").nullable, .integer("attempt"), .integer("max_attempts").nullable,
        .text("unique_key").nullable, .integer("worker_id").nullable, .time("created_at"), .time("run_at").nullable,
        .time("claimed_at").nullable, .time("finished_at").nullable, .text("last_error").nullable,
        SchemaMember("payload", ["description": "Ids, and no personal data."]),
    ]

    private static let pause: [SchemaMember] = [
        .integer("id"), .text("queue").nullable, .text("kind").nullable, .text("tenant_id").nullable,
        .text("reason").nullable, .time("paused_at"),
    ]

    private static let schedule: [SchemaMember] = [
        .text("name"), .text("recurrence"), .time("next_at"), .time("last_at").nullable, .time("paused_at").nullable,
    ]

    private static let queue: [SchemaMember] = [
        .text("queue"), .integer("ready"), .integer("scheduled"), .integer("running"), .integer("discarded"),
        .integer("tenants"), .number("oldest_ready_seconds").nullable,
        .object(
            "per_minute", [.number("completed").nullable, .number("failed").nullable, .number("discarded").nullable]),
    ]

    private static let minute: [SchemaMember] = [
        .time("minute"), .integer("completed"), .integer("failed"), .integer("discarded"),
    ]

    private static let worker: [SchemaMember] = [
        .integer("id"), .text("host"), .integer("pid"), .time("started_at"), .time("seen_at"), .boolean("alive"),
        .integer("running"),
    ]

    static let jobFilters: [DescribedParameter] = [
        .filter("state", "Only jobs in this state; without it, all that are not completed.", JobState.self),
        .filter("kind", "Only jobs of this kind."), .filter("queue", "Only jobs of this queue."),
        .filter("tenant", "Only jobs of the tenant with this slug."),
    ]

    static let jobSweep: JSONValue = {
        let members: [SchemaMember] = [
            .word("state", JobState.self).optional, .text("kind").optional, .text("queue").optional,
            .text("tenant").optional.said("A slug."), .integer("expected_count", SweepJobs.counts),
        ]
        return members.body
    }()

    static let newPause: JSONValue = {
        let members: [SchemaMember] = [
            .text("queue", PauseJobs.lengths).optional, .text("kind", PauseJobs.lengths).optional,
            .text("tenant").optional.said("A slug."), .text("reason", PauseJobs.lengths).optional,
        ]
        return members.body
    }()
}
