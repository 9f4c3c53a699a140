import Foundation
import Subprocess
import SystemPackage

/// One run of another program to its end, with what it printed.
struct Command: Sendable {
    let executable: String
    let arguments: [String]
    /// Whose rights it gets when they are not to be those of this process.
    var account: UnprivilegedAccount?

    init(_ executable: String, _ arguments: [String], as account: UnprivilegedAccount? = nil) {
        self.executable = executable
        self.arguments = arguments
        self.account = account
    }

    /// What the program printed and how it ended.
    struct Outcome: Sendable {
        let isSuccess: Bool
        let output: String
    }

    /// Output goes through a file and not a pipe: a server that the program leaves behind would hold a pipe open.
    func run() async throws -> Outcome {
        let path = FileManager.default.temporaryDirectory.appending(path: "rollcall-\(UUID().uuidString).out").path
        guard
            let sink = try? FileDescriptor.open(
                path, .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec], permissions: .ownerReadWrite)
        else { throw LocalError("The folder for temporary files can't be written.") }
        defer { try? FileManager.default.removeItem(atPath: path) }
        do {
            let result = try await Subprocess.run(
                .path(FilePath(executable)), arguments: Arguments(arguments), workingDirectory: "/",
                platformOptions: options, input: .none,
                output: .fileDescriptor(sink, closeAfterSpawningProcess: true), error: .combinedWithOutput)
            let output = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            return Outcome(isSuccess: result.terminationStatus.isSuccess, output: output)
        } catch is SubprocessError {
            throw LocalError("\(executable) can't be run.")
        }
    }

    private var options: PlatformOptions {
        var options = PlatformOptions()
        if let account {
            options.userID = account.userID
            options.groupID = account.groupID
            options.supplementaryGroups = []
        }
        return options
    }
}
