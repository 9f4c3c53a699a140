import App
import ArgumentParser

struct TokenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token", abstract: "Bearer tokens of a SCIM configuration.",
        subcommands: [Create.self, List.self, Rotate.self, Revoke.self])

    /// Which SCIM configuration a verb is about.
    struct Place: ParsableArguments {
        @Option(help: "The tenant's slug.") var tenant: String
        @Option(help: "The SCIM configuration's id.") var configuration: String
    }

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Makes a token and shows it this once.")
        @OptionGroup var place: Place
        @Option(help: "What to call the token.") var name = "token"
        @Option(help: "Days until it expires, 1 to 730.") var expiresInDays = 365
        @Option(help: "The id of the user for whom the token stands; it opens /Me and nothing else.") var user: String?
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (place, name, days, user) = ((place.tenant, place.configuration), name, expiresInDays, user)
            try await options.perform(as: CommandAction("scim_token.create", tenant: place.0, subject: place.1)) {
                try await $0.createToken(
                    of: place.0, configuration: place.1, name: name, expiresInDays: days, standingFor: user)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the tokens of a SCIM configuration.")
        @OptionGroup var place: Place
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let place = (place.tenant, place.configuration)
            try await options.perform { try await $0.tokens(of: place.0, configuration: place.1) }
        }
    }

    struct Rotate: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Makes a token in another's place and shows it this once; for the overlap both are good.")
        @OptionGroup var place: Place
        @Argument(help: "The id of the token to replace.") var token: String
        @Option(help: "How long the old token stays good, such as 24h; 0 to 7d.") var overlap: String?
        @Option(help: "What to call the new token; the old one's name if left out.") var name: String?
        @Option(help: "Days until the new token expires, 1 to 730.") var expiresInDays = 365
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (place, token) = ((place.tenant, place.configuration), token)
            let (overlap, name, days) = (overlap, name, expiresInDays)
            try await options.perform(as: CommandAction("scim_token.rotate", tenant: place.0, subject: token)) {
                try await $0.rotateToken(
                    token, of: place.0, configuration: place.1, overlap: overlap, name: name, expiresInDays: days)
            }
        }
    }

    struct Revoke: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Ends a token; every process refuses it within a second.")
        @OptionGroup var place: Place
        @Argument(help: "The token's id.") var token: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (place, token) = ((place.tenant, place.configuration), token)
            try await options.perform(as: CommandAction("scim_token.revoke", tenant: place.0, subject: token)) {
                try await $0.revokeToken(token, of: place.0, configuration: place.1)
            }
        }
    }
}
