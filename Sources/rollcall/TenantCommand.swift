import App
import ArgumentParser

struct TenantCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tenant", abstract: "Tenants: the customer organisations.",
        subcommands: [Create.self, List.self, Show.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a tenant with its schema.")
        @Argument(help: "The name in URLs: a-z, 0-9 and hyphens.") var slug: String
        @Option(help: "The name for people; the slug when it is left out.") var name: String?
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (slug, name) = (slug, name ?? slug)
            try await options.perform { try await $0.createTenant(slug: slug, name: name) }
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
}
