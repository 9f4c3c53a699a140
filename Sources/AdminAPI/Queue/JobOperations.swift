import HTTPTypes
import JSON
import Web

extension AdminOperations {
    static let jobs: [AdminOperation] = oneOrMany + pauses + schedules + queues + service

    private static let service: [AdminOperation] = [
        .read("/stats", "readStatistics", "How much there is in the whole service.", "Statistics", isVersioned: false),
        .read(
            "/migrations", "readMigrations", "How far the schemas of the database are.", "Migrations",
            isVersioned: false),
    ]

    private static let oneOrMany: [AdminOperation] = [
        .list(
            "/jobs", "listJobs", "Jobs, the newest first; completed ones by their end.", of: "Job",
            filters: AdminSchemas.jobFilters),
        sweep("retry", "Makes all jobs ready that match, if they are as many as is expected."),
        sweep("discard", "Gives up all jobs that match, if they are as many as is expected."),
        .read(
            "/jobs/{job}", "readJob", "A job that waits, runs or was given up.", "Job", isVersioned: false,
            refusals: [.noSuchJob]),
        AdminOperation(
            .delete, "/jobs/{job}", "deleteJob", "Removes a job that was given up.",
            answers: [.ok("Job", isVersioned: false)],
            refusals: [.noSuchJob, .jobState("")]),
        act("retry", "Makes a job ready that waits for its time or was given up."),
        act("discard", "Gives up a job that waits."),
        act("cancel", "Ends a job for good; one that runs, within a few seconds."),
    ]

    private static func sweep(_ verb: String, _ summary: String) -> AdminOperation {
        AdminOperation(
            .post, "/jobs/\(verb)", "\(verb)Jobs", summary, body: DescribedBody(AdminSchemas.jobSweep),
            answers: [.ok("JobSweep", isVersioned: false)],
            refusals: [
                .member("", "out_of_range", ""), .unknownTenant, .member("", "job_state", ""),
                .unexpectedCount(0, found: 0),
            ])
    }

    private static func act(_ verb: String, _ summary: String) -> AdminOperation {
        .act(
            "/jobs/{job}/\(verb)", "\(verb)Job", summary, .ok("Job", isVersioned: false),
            refusals: [.noSuchJob, .jobState("")])
    }

    private static let pauses: [AdminOperation] = [
        .whole("/pauses", "listPauses", "What is paused.", of: "Pause"),
        .create(
            "/pauses", "pauseJobs", "Lets the jobs wait that fit all that is named.", body: AdminSchemas.newPause,
            "Pause",
            headers: [],
            refusals: [
                .member("", "nothing_to_pause", ""), .member("", "out_of_range", ""), .unknownTenant,
            ]),
        .delete(
            "/pauses/{pause}", "resumeJobs", "Ends a pause.", isVersioned: false, refusals: [.noSuchPause]),
    ]

    private static let schedules: [AdminOperation] = [
        .whole("/schedules", "listSchedules", "The jobs that come again and again.", of: "Schedule"),
        scheduleAct("run", "Lets the job come now."),
        scheduleAct("pause", "Lets the job come no more."),
        scheduleAct("resume", "Lets the job come again."),
    ]

    private static func scheduleAct(_ verb: String, _ summary: String) -> AdminOperation {
        .act(
            "/schedules/{schedule}/\(verb)", "\(verb)Schedule", summary, .ok("Schedule", isVersioned: false),
            refusals: [.noSuchSchedule])
    }

    private static let queues: [AdminOperation] = [
        .whole("/queues", "listQueues", "Every queue in which something waits, runs or was given up.", of: "Queue"),
        .whole(
            "/queues/{queue}/minutes", "listQueueMinutes",
            "What was done in each of the last whole minutes, oldest first.",
            of: "QueueMinute",
            parameters: [
                DescribedParameter(
                    "minutes", in: .query, "How many.",
                    DescribedParameter.limit(ListQueueMinutes.limits, usually: ListQueueMinutes.usual))
            ]),
        .whole("/workers", "listWorkers", "The worker processes that have registered.", of: "Worker"),
    ]
}
