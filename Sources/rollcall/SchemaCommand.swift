import App
import ArgumentParser

struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Schemas of a tenant's own.",
        subcommands: [List.self, Show.self, Put.self, Delete.self])

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists a tenant's own schemas.")
        @Option(help: "The tenant's slug.") var tenant: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let tenant = tenant
            try await options.perform { try await $0.schemas(of: tenant) }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows a schema.")
        @Option(help: "The tenant's slug.") var tenant: String
        @Argument(help: "The schema's URN.") var urn: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, urn) = (tenant, urn)
            try await options.perform { try await $0.schema(urn, of: tenant) }
        }
    }

    struct Put: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a schema, or puts it in the place of the one with its URN.")
        @Option(help: "The tenant's slug.") var tenant: String
        @Argument(help: "The file with the document (RFC 7643 §7); - is standard input.") var file: String
        @Option(help: "Only in the place of this version.") var ifVersion: Int?
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, file, version) = (tenant, file, ifVersion)
            try await options.perform(as: CommandAction("schema.replace", tenant: tenant)) {
                try await $0.putSchema(in: file, of: tenant, ifVersion: version)
            }
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Deletes a schema that nothing needs.")
        @Option(help: "The tenant's slug.") var tenant: String
        @Argument(help: "The schema's URN.") var urn: String
        @Option(help: "Only this version.") var ifVersion: Int?
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, urn, version) = (tenant, urn, ifVersion)
            try await options.perform(as: CommandAction("schema.delete", tenant: tenant, subject: urn)) {
                try await $0.deleteSchema(urn, of: tenant, ifVersion: version)
            }
        }
    }
}
