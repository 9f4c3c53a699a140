import App
import ArgumentParser

struct ConsoleLinkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "console-link", abstract: "Makes a link that signs somebody in to a tenant's console, once.")

    @Argument(help: "The tenant's slug.") var tenant: String
    @Argument(help: "The person's mail address.") var address: String
    @Option(help: "owner, admin or auditor; without it, owner for who is new.") var role: String?
    @Option(help: "What to call the person; without it, the address.") var name: String?
    @Option(help: "Minutes until it expires.") var minutes = 15
    @Option(help: "Where the service is reached; without it, ROLLCALL_PUBLIC_URL.") var url: String?
    @OptionGroup var options: OperatorOptions

    func run() async throws {
        let (tenant, address, role, name, minutes, url) = (tenant, address, role, name, minutes, url)
        try await options.perform(as: CommandAction("console_link.create", tenant: tenant)) {
            try await $0.consoleLink(
                of: tenant, address: address, name: name, role: role, minutes: minutes, url: url)
        }
    }
}
