import App
import ArgumentParser

struct ConfigurationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "configuration", abstract: "SCIM configurations: a tenant's identity providers.",
        subcommands: [Create.self, List.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Adds a SCIM configuration.")
        @Option(help: "The tenant's slug.") var tenant: String
        @Option(help: "The configuration's name.") var name: String
        @Option(help: "entra, okta, onelogin, jumpcloud, google, ping or generic.") var idp = "generic"
        @Option(help: "Assign licences of this pool by itself.") var autoAssignPool: String?
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, name, idp, pool) = (tenant, name, idp, autoAssignPool)
            try await options.perform {
                try await $0.createConfiguration(of: tenant, name: name, idp: idp, autoAssignPool: pool)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists a tenant's SCIM configurations.")
        @Option(help: "The tenant's slug.") var tenant: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let tenant = tenant
            try await options.perform { try await $0.configurations(of: tenant) }
        }
    }
}
