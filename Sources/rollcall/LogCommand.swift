import App
import ArgumentParser
import Foundation

struct LogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "The provisioning log: what identity providers asked, and what came of it.",
        subcommands: [List.self, Show.self, Follow.self])

    /// Which entries are asked for.
    struct Filter: ParsableArguments {
        @Option(help: "Only requests that came to this, such as failure.") var outcome: String?
        @Option(help: "Only this operation, such as create.") var operation: String?
        @Option(name: .customLong("q"), help: "A whole user name or external id.") var text: String?
        @Option(help: "Only the request with this id.") var request: String?
        @Option(help: "From when on, such as 2026-11-28T12:00:00Z.") var since: String?

        var filter: LogFilter {
            var filter = LogFilter()
            (filter.outcome, filter.operation) = (outcome, operation)
            (filter.text, filter.requestID, filter.since) = (text, request, since)
            return filter
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists entries, the newest first.")
        @Option(help: "The tenant's slug.") var tenant: String
        @Option(help: "How many, at most 1000.") var limit = 50
        @OptionGroup var which: Filter
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, filter, limit) = (tenant, which.filter, limit)
            try await options.perform { try await $0.provisioningLog(of: tenant, filter, limit: limit) }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Shows one entry: steps, changes, answer, and what to do about it.")
        @Option(help: "The tenant's slug.") var tenant: String
        @Argument(help: "The entry's id.") var entry: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, entry) = (tenant, entry)
            try await options.perform { try await $0.provisioningEntry(entry, of: tenant) }
        }
    }

    struct Follow: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Prints entries as they come, until Ctrl-C.")
        @Option(help: "The tenant's slug.") var tenant: String
        @OptionGroup var which: Filter
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, filter, json) = (tenant, which.filter, options.json)
            _ = try await Operator.run(dataPath: options.data) { verb in
                try await verb.followProvisioningLog(of: tenant, filter, asJSON: json) { line in
                    // Whoever reads a pipe wants each line when it comes.
                    FileHandle.standardOutput.write(Data((line + "\n").utf8))
                }
            }
        }
    }
}
