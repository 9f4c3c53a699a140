import App
import ArgumentParser

struct PoolCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pool", abstract: "Licence pools: the seats a tenant has bought.",
        subcommands: [Create.self, List.self, Update.self])

    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Adds a pool.")
        @Option(help: "The tenant's slug.") var tenant: String
        @Option(help: "The pool's name.") var name: String
        @Option(help: "The product that the seats are for.") var product: String
        @Option(help: "How many seats.") var seats: Int
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (tenant, name, product, seats) = (tenant, name, product, seats)
            try await options.perform(as: CommandAction("license_pool.create", tenant: tenant)) {
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

    struct Update: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Renames or resizes a pool, or changes its times.",
            discussion: "Shrinking takes no seat from anybody: GET …/license-pools/{id}/overflow lists who is too many."
        )
        @Argument(help: "The pool's id.") var id: String
        @Option(help: "The tenant's slug.") var tenant: String
        @Option(help: "The new name.") var name: String?
        @Option(help: "How many seats were bought.") var seats: Int?
        @Option(help: "Hours for which a released seat is kept for the same person.") var graceHours: Int?
        @Option(help: "Days after which a seat is taken back that was not activated; 0 is never.") var reclaimDays: Int?
        @OptionGroup var options: OperatorOptions

        func run() async throws {
            let (id, tenant, name, seats, grace, reclaim) = (id, tenant, name, seats, graceHours, reclaimDays)
            try await options.perform(as: CommandAction("license_pool.update", tenant: tenant, subject: id)) {
                try await $0.updatePool(
                    id, of: tenant, name: name, seats: seats, graceHours: grace, reclaimDays: reclaim)
            }
        }
    }
}
