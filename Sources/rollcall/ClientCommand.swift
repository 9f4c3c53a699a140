import App
import ArgumentParser

struct ClientCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "client", abstract: "OAuth clients of a SCIM configuration.",
        subcommands: [Create.self, List.self, Show.self, Delete.self, ClientSecretCommand.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Makes a client: with a secret, shown this once, or with the workload identity that stands for it.")
        @OptionGroup var place: TokenCommand.Place
        @Option(help: "What to call the client.") var name = "client"
        @Option(help: "Days until the secret expires, 365 to 1095.") var expiresInDays = 730
        @Option(help: "What the claim iss must say; with the next three, instead of a secret.") var issuer: String?
        @Option(name: .customLong("jwks-url"), help: "Where the issuer's keys are, https.") var jwksURL: String?
        @Option(help: "What the claim sub must say.") var subject: String?
        @Option(help: "What must be among the claim aud.") var audience: String?
        @Option(help: "What the claim tid must say.") var directory: String?
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (place, name, days) = ((place.tenant, place.configuration), name, expiresInDays)
            let trust = (issuer, jwksURL, subject, audience, directory)
            try await options.perform(as: CommandAction("oauth_client.create", tenant: place.0, subject: place.1)) {
                try await $0.createClient(
                    of: place.0, configuration: place.1, name: name, expiresInDays: days, issuer: trust.0,
                    jwksURL: trust.1, subject: trust.2, audience: trust.3, directory: trust.4)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the OAuth clients of a SCIM configuration.")
        @OptionGroup var place: TokenCommand.Place
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let place = (place.tenant, place.configuration)
            try await options.perform { try await $0.clients(of: place.0, configuration: place.1) }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Shows a client and what is known of its secrets.")
        @OptionGroup var place: TokenCommand.Place
        @Argument(help: "The client's id.") var client: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (place, client) = ((place.tenant, place.configuration), client)
            try await options.perform { try await $0.showClient(client, of: place.0, configuration: place.1) }
        }
    }

    struct Delete: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ends a client; every process refuses its access tokens within a second.")
        @OptionGroup var place: TokenCommand.Place
        @Argument(help: "The client's id.") var client: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (place, client) = ((place.tenant, place.configuration), client)
            try await options.perform(as: CommandAction("oauth_client.delete", tenant: place.0, subject: client)) {
                try await $0.deleteClient(client, of: place.0, configuration: place.1)
            }
        }
    }
}
