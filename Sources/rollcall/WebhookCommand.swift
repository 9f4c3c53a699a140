import App
import ArgumentParser

struct WebhookCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "webhook", abstract: "Webhook endpoints: who is told of a tenant's events.",
        subcommands: [Create.self, List.self, Test.self, Replay.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Adds an endpoint and shows its secret this once.")
        @Option(help: "The tenant's slug.") var tenant: String
        @Option(help: "Where to send, https.") var url: String
        @Option(help: "Which events, such as user.created, user.* or *; may be repeated.") var type: [String] = []
        @Option(help: "What it is for.") var description = ""
        @Flag(help: "One after the other, in the order of the log.") var ordered = false
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, url, types, description, ordered) = (tenant, url, type, description, ordered)
            try await options.perform(as: CommandAction("webhook_endpoint.create", tenant: tenant)) {
                try await $0.createWebhook(
                    of: tenant, url: url, eventTypes: types.isEmpty ? ["*"] : types, description: description,
                    isOrdered: ordered)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists a tenant's endpoints.")
        @Option(help: "The tenant's slug.") var tenant: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let tenant = tenant
            try await options.perform { try await $0.webhooks(of: tenant) }
        }
    }

    struct Test: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Sends one test.")
        @Option(help: "The tenant's slug.") var tenant: String
        @Argument(help: "The endpoint's id.") var endpoint: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, endpoint) = (tenant, endpoint)
            try await options.perform(as: CommandAction("webhook_endpoint.test", tenant: tenant, subject: endpoint)) {
                try await $0.testWebhook(endpoint, of: tenant)
            }
        }
    }

    struct Replay: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Delivers events of the past, at most 14 days.")
        @Option(help: "The tenant's slug.") var tenant: String
        @Option(help: "From when on, such as 2026-11-28T12:00:00Z.") var since: String
        @Option(help: "Which events; those of the endpoint if left out. May be repeated.") var type: [String] = []
        @Argument(help: "The endpoint's id.") var endpoint: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, since, types, endpoint) = (tenant, since, type, endpoint)
            try await options.perform(as: CommandAction("webhook_endpoint.replay", tenant: tenant, subject: endpoint)) {
                try await $0.replayWebhook(endpoint, of: tenant, types: types, since: since)
            }
        }
    }
}
