import App
import ArgumentParser
import Foundation

/// How a command that did not succeed ends: a sentence on standard error and the exit status for it.
struct CommandFailure {
    private let status: Int32
    private let message: String
    private let isHelp: Bool

    init(_ error: any Error, of root: (some ParsableCommand).Type) {
        switch OperatorFailure(error) {
        case .refused(let sentence):
            (status, message, isHelp) = (2, "rollcall: \(sentence)", false)
        case .failed(let sentence):
            (status, message, isHelp) = (1, "rollcall: \(sentence)", false)
        case nil:
            // Everything else comes from ArgumentParser: help, the version, or bad arguments.
            let code = root.exitCode(for: error)
            status = code == .success ? 0 : code == .validationFailure ? 2 : code.rawValue
            message = root.fullMessage(for: error)
            isHelp = code == .success
        }
    }

    func exit() -> Never {
        if !message.isEmpty {
            let stream = isHelp ? FileHandle.standardOutput : FileHandle.standardError
            try? stream.write(contentsOf: Data((message + "\n").utf8))
        }
        ProcessEnd.exit(status)
    }
}
