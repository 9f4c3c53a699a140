import App
import ArgumentParser

struct AuditCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit", abstract: "The audit log: who did what.", subcommands: [List.self, Show.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists entries, the newest first.")
        @Option(help: "Only what was done to the tenant with this slug.") var tenant: String?
        @Option(help: "Only this action, such as scim_token.create.") var action: String?
        @Option(help: "Only what was done to the thing with this id.") var subject: String?
        @Option(help: "From when on, such as 2026-11-28T12:00:00Z.") var since: String?
        @Option(help: "How many, at most 1000.") var limit = 50
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, action, subject, since, limit) = (tenant, action, subject, since, limit)
            try await options.perform {
                try await $0.auditLog(of: tenant, action: action, subject: subject, since: since, limit: limit)
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows one entry, with before and after.")
        @Argument(help: "The entry's id.") var entry: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let entry = entry
            try await options.perform { try await $0.auditEntry(entry) }
        }
    }
}
