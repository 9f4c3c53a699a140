import App
import ArgumentParser

struct ResourceTypeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resource-type", abstract: "Resource types of a tenant's own.",
        subcommands: [List.self, Show.self, Put.self, Delete.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists a tenant's own resource types.")
        @Option(help: "The tenant's slug.") var tenant: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let tenant = tenant
            try await options.perform { try await $0.resourceTypes(of: tenant) }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows a resource type.")
        @Option(help: "The tenant's slug.") var tenant: String
        @Argument(help: "The resource type's name.") var name: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, name) = (tenant, name)
            try await options.perform { try await $0.resourceType(name, of: tenant) }
        }
    }

    struct Put: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a resource type, or puts it in the place of the one with its name.")
        @Option(help: "The tenant's slug.") var tenant: String
        @Argument(help: "The file with the document (RFC 7643 §6); - is standard input.") var file: String
        @Option(help: "Only in the place of this version.") var ifVersion: Int?
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, file, version) = (tenant, file, ifVersion)
            try await options.perform(as: CommandAction("resource_type.replace", tenant: tenant)) {
                try await $0.putResourceType(in: file, of: tenant, ifVersion: version)
            }
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Deletes a resource type that nothing needs.")
        @Option(help: "The tenant's slug.") var tenant: String
        @Argument(help: "The resource type's name.") var name: String
        @Option(help: "Only this version.") var ifVersion: Int?
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, name, version) = (tenant, name, ifVersion)
            try await options.perform(as: CommandAction("resource_type.delete", tenant: tenant, subject: name)) {
                try await $0.deleteResourceType(name, of: tenant, ifVersion: version)
            }
        }
    }
}
