import Foundation

/// One run of another program to its end, with what it printed.
struct Command: Sendable {
    let executable: String
    let arguments: [String]

    init(_ executable: String, _ arguments: [String]) {
        self.executable = executable
        self.arguments = arguments
    }

    /// What the program printed and how it ended.
    struct Outcome: Sendable {
        let status: Int32
        let output: String
    }

    /// Runs the program on a thread of its own, so that no thread of the cooperative pool waits for it.
    ///
    /// Output goes through a file and not a pipe: a server that the program leaves behind would hold a pipe open.
    func run() async throws -> Outcome {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try self.runBlocking() })
            }
        }
    }

    private func runBlocking() throws -> Outcome {
        let path = FileManager.default.temporaryDirectory.appending(path: "rollcall-\(UUID().uuidString).out").path
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let sink = FileHandle(forWritingAtPath: path)
        else { throw LocalError("The folder for temporary files can't be written.") }
        defer { try? FileManager.default.removeItem(atPath: path) }

        let process = Process()
        process.executableURL = URL(filePath: executable)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: "/")
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = sink
        process.standardError = sink
        do {
            try process.run()
        } catch {
            throw LocalError("\(executable) can't be run.")
        }
        process.waitUntilExit()
        try? sink.close()
        let output = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        return Outcome(status: process.terminationStatus, output: output)
    }
}
