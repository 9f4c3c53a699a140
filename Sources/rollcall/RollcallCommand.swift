import App
import ArgumentParser

/// The operator's command.
@main
struct RollcallCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rollcall",
        abstract: "Runs Rollcall, the SCIM 2.0 backend, and steers it.",
        discussion: """
            The database comes from ROLLCALL_DATABASE_URL or, without it, from the data folder of a "rollcall up".
            Exit status: 0 done, 1 failed, 2 asked for something that can't be.
            """,
        subcommands: [
            UpCommand.self, MigrateCommand.self, TenantCommand.self, ConfigurationCommand.self,
            TokenCommand.self, ClientCommand.self, PoolCommand.self, WebhookCommand.self, LogCommand.self,
            AuditCommand.self, SchemaCommand.self, ResourceTypeCommand.self, KeyCommand.self,
            ConsoleLinkCommand.self, JobCommand.self, QueueCommand.self, ConformanceCommand.self,
            DoctorCommand.self,
        ])

    /// ArgumentParser would end with 64 for bad arguments; the contract says 2.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            CommandFailure(error, of: Self.self).exit()
        }
    }
}
