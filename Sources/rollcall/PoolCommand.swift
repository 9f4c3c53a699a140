import App
import ArgumentParser

struct PoolCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pool", abstract: "Licence pools: the seats a tenant has bought.",
        subcommands: [Create.self, List.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Adds a pool.")
        @Option(help: "The tenant's slug.") var tenant: String
        @Option(help: "The pool's name.") var name: String
        @Option(help: "The product that the seats are for.") var product: String
        @Option(help: "How many seats.") var seats: Int
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, name, product, seats) = (tenant, name, product, seats)
            try await options.perform {
                try await $0.createPool(of: tenant, name: name, product: product, seats: seats)
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists a tenant's pools.")
        @Option(help: "The tenant's slug.") var tenant: String
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let tenant = tenant
            try await options.perform { try await $0.pools(of: tenant) }
        }
    }
}
