import App
import ArgumentParser
import Foundation

/// The flags that all verbs share which work on the database.
struct OperatorOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The data folder of a \"rollcall up\" to work on.", valueName: "folder"))
    var data = ".rollcall"

    @Flag(help: "Print JSON.")
    var json = false

    /// Runs a verb against the database and prints its report; exit status 1 when that tells of something to be done.
    ///
    /// - Parameter action: What the audit log calls the verb; nil for one that changes nothing.
    func perform(
        as action: CommandAction? = nil, _ verb: @escaping @Sendable (Operator) async throws -> Report
    ) async throws {
        let report = try await Operator.run(dataPath: data, as: action, verb)
        if !report.isSilent { print(json ? report.json : report.text) }
        if !report.isHealthy { throw ExitCode(1) }
    }
}
