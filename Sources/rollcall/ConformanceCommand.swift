import App
import ArgumentParser
import Foundation

struct ConformanceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conformance",
        abstract: "Examines a SCIM server: Microsoft's gallery checks, Okta's, and what the RFCs say.",
        discussion: """
            For any SCIM 2.0 server, this product's or another's. It makes users and groups called rollcall-conformance-…
            and deletes them again. Exit status: 0 all passed, 1 something failed, 2 asked for something that can't be or
            the server was not reached.
            """)

    @Option(help: "The SCIM base, such as https://scim.example/v2.") var url: String
    @Option(help: "The bearer token. Others on the machine can see it here; a file is better.") var token: String?
    @Option(help: "A file with the bearer token.") var tokenFile: String?
    @Option(help: "Which suites, with commas between: entra, okta, rfc.") var suite: String?
    @Option(help: "Only this check, or with a full stop at the end all that begin so; may be repeated.")
    var only: [String] = []
    @Option(help: ArgumentHelp("Writes the report as JSON; - is standard output.", valueName: "file"))
    var json: String?
    @Flag(help: "Leaves what was made, for you to look at.") var keep = false
    @Flag(help: "Names what has passed, too.") var verbose = false
    @Option(help: "A PEM file of roots to trust besides the system's.") var caFile: String?
    @Option(help: "An OAuth token endpoint, to check client credentials.") var tokenURL: String?
    @Option(help: "The OAuth client's id.") var clientID: String?
    @Option(help: "A file with the OAuth client's secret.") var clientSecretFile: String?

    func run() async throws {
        var options = SelfTest.Options(url: url)
        (options.token, options.tokenFile, options.suites, options.only) = (token, tokenFile, suite, only)
        (options.keepsResources, options.caFile) = (keep, caFile)
        (options.tokenURL, options.clientID, options.clientSecretFile) = (tokenURL, clientID, clientSecretFile)
        let report = try await SelfTest(options).run()
        if json != "-" {
            print(report.text(isColoured: isatty(STDOUT_FILENO) == 1, isVerbose: verbose))
        }
        if let json { try write(report.json, to: json) }
        if !report.isPassed { throw ExitCode(1) }
    }

    private func write(_ text: String, to file: String) throws {
        guard file != "-" else { return print(text) }
        do {
            try Data((text + "\n").utf8).write(to: URL(filePath: file))
        } catch {
            throw ValidationError("The report can't be written to \(file).")
        }
    }
}
