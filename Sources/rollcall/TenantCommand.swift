import App
import ArgumentParser

struct TenantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tenant", abstract: "Tenants: the customer organisations.",
        subcommands: [
            Create.self, List.self, Show.self, Suspend.self, Resume.self, Delete.self, Export.self, Import.self,
        ])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a tenant with its schema.")
        @Argument(help: "The name in URLs: a-z, 0-9 and hyphens.") var slug: String
        @Option(help: "The name for people; the slug when it is left out.") var name: String?
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (slug, name) = (slug, name ?? slug)
            try await options.perform(as: CommandAction("tenant.create", subject: slug)) {
                try await $0.createTenant(slug: slug, name: name)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the tenants.")
        @OptionGroup var options: OperatorOptions

        func run() async throws { try await options.perform { try await $0.tenants() } }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows one tenant.")
        @Argument var slug: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let slug = slug
            try await options.perform { try await $0.tenant(slug) }
        }
    }

    struct Suspend: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Answers the tenant's identity providers with 403, within a second; nothing is lost.")
        @Argument var slug: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let slug = slug
            try await options.perform(as: CommandAction("tenant.suspend", tenant: slug)) {
                try await $0.suspendTenant(slug)
            }
        }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Serves the tenant again, also when it was about to be deleted.")
        @Argument var slug: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let slug = slug
            try await options.perform(as: CommandAction("tenant.resume", tenant: slug)) {
                try await $0.resumeTenant(slug)
            }
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Suspends the tenant, and deletes all of it when the hours have passed.")
        @Argument var slug: String
        @Option(help: "Hours in which it can be resumed, 0 to 720.") var graceHours = 168
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (slug, hours) = (slug, graceHours)
            try await options.perform(as: CommandAction("tenant.delete", tenant: slug)) {
                try await $0.deleteTenant(slug, afterHours: hours)
            }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Writes all that the tenant has as lines of JSON, in one snapshot.",
            discussion: "The file holds personal data and the hashes of tokens. Keep it as you keep the database.")
        @Argument var slug: String
        @Option(help: "The file to make; - for standard output.") var output: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (slug, output) = (slug, output)
            try await options.perform(as: CommandAction("tenant.export", tenant: slug)) {
                try await $0.exportTenant(slug, to: output)
            }
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes the tenant of an export, wholly or not at all.",
            discussion: """
                Tokens and keys are good as before where ROLLCALL_SECRET_KEY is the same. A tenant of that slug or id must \
                not be there.
                """)
        @Argument(help: "The file; - for standard input.") var file: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let file = file
            try await options.perform(as: CommandAction("tenant.import")) { try await $0.importTenant(from: file) }
        }
    }
}
