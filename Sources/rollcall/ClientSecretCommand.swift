import App
import ArgumentParser

struct ClientSecretCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "secret", abstract: "Secrets of an OAuth client.",
        subcommands: [Create.self, Rotate.self, Revoke.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes one more secret and shows it this once.")
        @OptionGroup var place: TokenCommand.Place
        @Argument(help: "The client's id.") var client: String
        @Option(help: "Days until it expires, 365 to 1095.") var expiresInDays = 730
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (place, client, days) = ((place.tenant, place.configuration), client, expiresInDays)
            try await options.perform(as: CommandAction("client_secret.create", tenant: place.0, subject: client)) {
                try await $0.createClientSecret(client, of: place.0, configuration: place.1, expiresInDays: days)
            }
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a secret in another's place and shows it this once; for the overlap both are good.")
        @OptionGroup var place: TokenCommand.Place
        @Argument(help: "The client's id.") var client: String
        @Argument(help: "The id of the secret to replace.") var secret: String
        @Option(help: "How long the old secret stays good, such as 24h; 0 to 7d.") var overlap: String?
        @Option(help: "Days until the new secret expires, 365 to 1095.") var expiresInDays = 730
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (place, client, secret) = ((place.tenant, place.configuration), client, secret)
            let (overlap, days) = (overlap, expiresInDays)
            try await options.perform(as: CommandAction("client_secret.rotate", tenant: place.0, subject: secret)) {
                try await $0.rotateClientSecret(
                    secret, of: client, of: place.0, configuration: place.1, overlap: overlap, expiresInDays: days)
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ends a secret and the access tokens that it obtained.")
        @OptionGroup var place: TokenCommand.Place
        @Argument(help: "The client's id.") var client: String
        @Argument(help: "The secret's id.") var secret: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (place, client, secret) = ((place.tenant, place.configuration), client, secret)
            try await options.perform(as: CommandAction("client_secret.revoke", tenant: place.0, subject: secret)) {
                try await $0.revokeClientSecret(secret, of: client, of: place.0, configuration: place.1)
            }
        }
    }
}
