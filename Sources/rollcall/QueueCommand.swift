import App
import ArgumentParser

struct QueueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue", abstract: "Queues, their workers and what is paused.",
        subcommands: [List.self, Workers.self, Pauses.self, Pause.self, Resume.self, Schedules.self, RunSchedule.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Lists the queues in which something waits, runs or was given up.")
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            try await options.perform { try await $0.queues() }
        }
    }

    struct Workers: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the worker processes.")
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            try await options.perform { try await $0.workers() }
        }
    }

    struct Pauses: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists what is paused.")
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            try await options.perform { try await $0.pauses() }
        }
    }

    struct Pause: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Keeps jobs from being taken that fit all that is given; those that run run on.")
        @Option(help: "Only jobs of this queue.") var queue: String?
        @Option(help: "Only jobs of this kind.") var kind: String?
        @Option(help: "Only jobs of this tenant.") var tenant: String?
        @Option(help: "Why, for whoever finds it.") var reason: String?
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (queue, kind, tenant, reason) = (queue, kind, tenant, reason)
            try await options.perform(as: CommandAction("pause.create", tenant: tenant)) {
                try await $0.pause(queue: queue, kind: kind, tenant: tenant, reason: reason)
            }
        }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Ends a pause.")
        @Argument(help: "The pause's id.") var pause: Int64
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let pause = pause
            try await options.perform(as: CommandAction("pause.delete", subject: String(pause))) {
                try await $0.resume(pause)
            }
        }
    }

    struct Schedules: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the jobs that come again and again.")
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            try await options.perform { try await $0.schedules() }
        }
    }

    struct RunSchedule: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run-schedule", abstract: "Has a recurring job run now; its regular moments follow.")
        @Argument(help: "The recurring job's name.") var name: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let name = name
            try await options.perform(as: CommandAction("schedule.run", subject: name)) {
                try await $0.runSchedule(name)
            }
        }
    }
}
