import Foundation

/// Another program, run to its end.
package enum Command {
    /// How a program ended that failed.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// The same command run by the user `postgres` when the tests are run by root, which Postgres refuses to serve.
    package static func asPostgres(_ path: String, _ arguments: [String]) -> (String, [String]) {
        guard geteuid() == 0 else { return (path, arguments) }
        let user = ["--reuid", "postgres", "--regid", "postgres", "--clear-groups", "--"]
        return ("/usr/bin/setpriv", user + [path] + arguments)
    }

    /// Returns what the program printed; throws when it failed.
    @discardableResult
    package static func run(_ path: String, _ arguments: [String]) async throws -> String {
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.currentDirectoryURL = FileManager.default.temporaryDirectory
        let output = FileManager.default.temporaryDirectory.appending(path: "output-\(UUID().uuidString)")
        try Data().write(to: output)
        defer { try? FileManager.default.removeItem(at: output) }
        let handle = try FileHandle(forWritingTo: output)
        process.standardOutput = handle
        process.standardError = handle
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in continuation.resume() }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        let text = (try? String(contentsOf: output, encoding: .utf8)) ?? ""
        guard process.terminationStatus == 0 else {
            throw Failure(description: "\(path) ended with status \(process.terminationStatus): \(text)")
        }
        return text
    }
}
