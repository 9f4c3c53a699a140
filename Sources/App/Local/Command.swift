import Foundation
import Subprocess
import SystemPackage

/// One run of another program to its end, with what it printed.
struct Command: Sendable {
    private let executable: String
    private let arguments: [String]

    /// - Parameter account: Whose rights the program gets when they are not to be those of this process. setpriv takes
    ///   them away: glibc's setgroups, in the child of a process with threads, can wait for ever for threads it has not.
    init(_ executable: String, _ arguments: [String], as account: UnprivilegedAccount? = nil) {
        guard let account else {
            self.executable = executable
            self.arguments = arguments
            return
        }
        self.executable = "/usr/bin/setpriv"
        let identity = ["--reuid=\(account.userID)", "--regid=\(account.groupID)", "--clear-groups", "--", executable]
        self.arguments = identity + arguments
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
                input: .none, output: .fileDescriptor(sink, closeAfterSpawningProcess: true), error: .combinedWithOutput
            )
            let output = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
            return Outcome(isSuccess: result.terminationStatus.isSuccess, output: output)
        } catch is SubprocessError {
            throw LocalError("\(executable) can't be run.")
        }
    }
}
