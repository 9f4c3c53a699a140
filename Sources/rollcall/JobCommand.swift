import App
import ArgumentParser

struct JobCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "job", abstract: "Jobs of the queue.",
        subcommands: [List.self, Show.self, Retry.self, Cancel.self, Discard.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists jobs that are not finished.")
        @Option(help: "ready, scheduled, running or discarded.") var state: String?
        @Option(help: "Only jobs of this kind.") var kind: String?
        @Option(help: "Only jobs of this tenant.") var tenant: String?
        @Option(help: "At most this many, up to 200.") var limit = 50
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (state, kind, tenant, limit) = (state, kind, tenant, limit)
            try await options.perform { try await $0.jobs(state: state, kind: kind, tenant: tenant, limit: limit) }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a discarded or waiting job ready again.")
        @Argument(help: "The job's id.") var job: Int64
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let job = job
            try await options.perform(as: CommandAction("job.retry", subject: String(job))) {
                try await $0.retryJob(job)
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows a job that is not finished.")
        @Argument(help: "The job's id.") var job: Int64
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let job = job
            try await options.perform { try await $0.showJob(job) }
        }
    }

    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ends a job for good; one that runs is cancelled within seconds.")
        @Argument(help: "The job's id.") var job: Int64
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let job = job
            try await options.perform(as: CommandAction("job.cancel", subject: String(job))) {
                try await $0.cancelJob(job)
            }
        }
    }

    struct Discard: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Gives up a job that waits.")
        @Argument(help: "The job's id.") var job: Int64
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let job = job
            try await options.perform(as: CommandAction("job.discard", subject: String(job))) {
                try await $0.discardJob(job)
            }
        }
    }
}
