import App
import ArgumentParser

struct ConfigurationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "configuration", abstract: "SCIM configurations: a tenant's identity providers.",
        subcommands: [Create.self, List.self, Health.self, Update.self, Delete.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Adds a SCIM configuration.")
        @Option(help: "The tenant's slug.") var tenant: String
        @Option(help: "The configuration's name.") var name: String
        @Option(help: "entra, okta, onelogin, jumpcloud, google, ping or generic.") var idp = "generic"
        @Option(help: "Assign licences of this pool by itself.") var autoAssignPool: String?
        @Flag(help: "Hold requests to the letter of the RFCs.") var strict = false
        @Flag(help: "Let groups have a name that another group has.") var allowDuplicateGroupNames = false
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, name, idp, pool) = (tenant, name, idp, autoAssignPool)
            let (strict, duplicates) = (strict, allowDuplicateGroupNames)
            try await options.perform(as: CommandAction("scim_configuration.create", tenant: tenant)) {
                try await $0.createConfiguration(
                    of: tenant, name: name, idp: idp, autoAssignPool: pool, isStrict: strict,
                    allowsDuplicateGroupNames: duplicates)
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

    struct Update: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Changes what is given of a SCIM configuration.")
        @Option(help: "The tenant's slug.") var tenant: String
        @Argument(help: "The configuration's id.") var id: String
        @Option(help: "A new name.") var name: String?
        @Option(help: "enabled or disabled: whether its tokens are accepted.") var state: String?
        @Option(help: "Assign licences of this pool by itself; none switches that off.") var autoAssignPool: String?
        @Option(help: "true or false: hold requests to the letter of the RFCs.") var strict: Bool?
        @Option(help: "true or false: let groups have a name that another group has.")
        var allowDuplicateGroupNames: Bool?
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, id, name, state, pool) = (tenant, id, name, state, autoAssignPool)
            let (strict, duplicates) = (strict, allowDuplicateGroupNames)
            try await options.perform(as: CommandAction("scim_configuration.update", tenant: tenant, subject: id)) {
                try await $0.updateConfiguration(
                    id, of: tenant, name: name, state: state, autoAssignPool: pool, isStrict: strict,
                    allowsDuplicateGroupNames: duplicates)
            }
        }
    }

    struct Health: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Says how the connection with the identity provider fares, and what to do about it.")
        @Option(help: "The tenant's slug.") var tenant: String
        @Argument(help: "The configuration's id.") var id: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, id) = (tenant, id)
            try await options.perform { try await $0.connectionHealth(id, of: tenant) }
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Deletes a SCIM configuration with its tokens and OAuth clients.",
            discussion: """
                Its tokens are refused within a second. A worker ends its licence rules, and keeps, deactivates or deletes whom it \
                has provisioned; delete takes its groups along. The guard against mass release of seats watches.
                """)
        @Option(help: "The tenant's slug.") var tenant: String
        @Argument(help: "The configuration's id.") var id: String
        @Option(help: "keep, deactivate or delete: what becomes of its people.") var users: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, id, users) = (tenant, id, users)
            try await options.perform(as: CommandAction("scim_configuration.delete", tenant: tenant, subject: id)) {
                try await $0.deleteConfiguration(id, of: tenant, users: users)
            }
        }
    }
}
