import App
import ArgumentParser

struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Checks configuration, database, schema versions, clock and queue, and says what to do.")

    @OptionGroup var options: OperatorOptions

    func run() async throws {
        let report = try await Operator.examine(dataPath: options.data)
        print(options.json ? report.json : report.text)
        if !report.isHealthy { throw ExitCode(1) }
    }
}
