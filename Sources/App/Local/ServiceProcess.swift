import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// One of the two services as a child process of `rollcall up`, started again whenever it ends by itself.
///
/// Its process id stands in the data folder while it runs, so that the next start can end what a kill -9 left behind.
final class ServiceProcess: Sendable {
    let name: String
    private let executable: URL
    private let environment: [String: String]
    private let folder: DataFolder
    private let state = Mutex(State())

    private struct State {
        var process: Process?
        var isStopping = false
    }

    init(_ name: String, executable: URL, environment: [String: String], folder: DataFolder) {
        self.name = name
        self.executable = executable
        self.environment = environment
        self.folder = folder
    }

    /// Keeps the service running until `stop()`, with a pause between starts that grows to ten seconds.
    func supervise(report: @Sendable (String) -> Void) async throws {
        var pause = Duration.milliseconds(200)
        while !isStopping {
            let started = ContinuousClock.now
            let status = try await runOnce()
            if isStopping { return }
            if ContinuousClock.now - started > .seconds(30) { pause = .milliseconds(200) }
            report("\(name) ended with status \(status) and is started again; \(folder.log(name).path) says more.")
            try await Task.sleep(for: pause)
            pause = min(pause * 2, .seconds(10))
        }
    }

    /// Asks the service to finish what it is doing and end.
    func stop() {
        let process = state.withLock { state in
            state.isStopping = true
            return state.process
        }
        if let process, process.isRunning { process.terminate() }
    }

    /// Ends a process of this name that an earlier, killed `rollcall up` left running on this data folder.
    func endLeftover() async throws {
        defer { try? FileManager.default.removeItem(at: processFile) }
        guard let text = try? String(contentsOf: processFile, encoding: .utf8), let id = Int32(text), isService(id)
        else { return }
        kill(id, SIGTERM)
        let deadline = ContinuousClock.now + .seconds(10)
        while isService(id) {
            if ContinuousClock.now > deadline { kill(id, SIGKILL) }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    private var isStopping: Bool { state.withLock(\.isStopping) }

    private var processFile: URL { folder.url.appending(path: "\(name).pid") }

    /// Whether the process id still names this service: ids are used again, so its program is compared as well.
    private func isService(_ id: Int32) -> Bool {
        let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(id)/exe")
        return program.map { URL(filePath: $0).lastPathComponent.hasPrefix(executable.lastPathComponent) } ?? false
    }

    private func runOnce() async throws -> Int32 {
        let process = Process()
        process.executableURL = executable
        process.environment = environment
        process.standardInput = FileHandle.nullDevice
        let sink = try folder.appendingHandle(to: folder.log(name))
        process.standardOutput = sink
        process.standardError = sink
        let (ends, end) = AsyncStream<Int32>.makeStream()
        process.terminationHandler = { ended in
            end.yield(ended.terminationStatus)
            end.finish()
        }
        let mayStart = try state.withLock { state in
            guard !state.isStopping else { return false }
            do {
                try process.run()
            } catch {
                throw LocalError("\(executable.path) can't be run.")
            }
            state.process = process
            return true
        }
        guard mayStart else { return 0 }
        try Data(String(process.processIdentifier).utf8).write(to: processFile, options: .atomic)
        var status: Int32 = 0
        for await ended in ends { status = ended }
        try? FileManager.default.removeItem(at: processFile)
        return status
    }
}
