import App
import ArgumentParser

struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Brings the control schema and every tenant's schema to the version of this program.",
        discussion: "It can be stopped at any moment, run again, and run twice at once.")

    @Flag(help: "Only say where the schemas stand; exit status 1 when something is behind.")
    var status = false

    @OptionGroup var options: OperatorOptions

    func run() async throws {
        let status = status
        try await options.perform { status ? try await $0.migrationStatus() : try await $0.migrate() }
    }
}
