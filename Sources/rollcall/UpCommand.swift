import App
import ArgumentParser
import Foundation

struct UpCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "up",
        abstract: "Runs the whole product on this machine until Ctrl-C.",
        discussion: """
            A private Postgres under the data folder (unless ROLLCALL_DATABASE_URL names another), the migrations, one
            rollcall-api and one rollcall-worker. The first start makes a demo tenant; a second start finds everything again.
            """)

    @Option(help: "The port of the HTTP surfaces on 127.0.0.1.")
    var port = 8080

    @Option(help: ArgumentHelp("Where everything is kept.", valueName: "folder"))
    var data = ".rollcall"

    @Flag(name: .customLong("no-demo"), help: "Make no demo tenant.")
    var withoutDemo = false

    func validate() throws {
        guard (1...65535).contains(port) else { throw ValidationError("--port must be 1 to 65535.") }
    }

    func run() async throws {
        try await LocalProduct(
            port: port, dataPath: data, withDemo: !withoutDemo,
            programs: URL(filePath: Bundle.main.executablePath ?? CommandLine.arguments[0]).deletingLastPathComponent()
        ).run { line in
            // Not print: into a file or a pipe it would wait until a buffer is full.
            try? FileHandle.standardOutput.write(contentsOf: Data((line + "\n").utf8))
        }
    }
}
