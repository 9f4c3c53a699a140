import App
import ArgumentParser

struct KeyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Keys of the admin API.", subcommands: [Create.self, List.self, Revoke.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a key and shows it this once.")
        @Argument(help: "What to call the key.") var name: String
        @Option(help: "The slug of the one tenant that it is good for; without it, all.") var tenant: String?
        @Option(help: "What it is good for, such as licenses:read; once for each. Without it, everything.")
        var scope: [String] = []
        @Option(help: "Days until it expires; without it, never.") var expiresInDays: Int?
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (name, tenant, days) = (name, tenant, expiresInDays)
            let scopes = scope.isEmpty ? nil : scope
            try await options.perform(as: CommandAction("api_key.create")) {
                try await $0.createKey(name: name, tenant: tenant, scopes: scopes, expiresInDays: days)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the keys.")
        @OptionGroup var options: OperatorOptions

        func run() async throws { try await options.perform { try await $0.keys() } }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ends a key; every process refuses it within a second.")
        @Argument(help: "The key's id.") var key: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let key = key
            try await options.perform(as: CommandAction("api_key.revoke", subject: key)) { try await $0.revokeKey(key) }
        }
    }
}
