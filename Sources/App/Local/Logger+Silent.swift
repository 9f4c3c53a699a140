import Logging

extension Logger {
    /// For work at a terminal, where the command itself says what happened.
    static let silent = Logger(label: "rollcall") { _ in SwiftLogNoOpLogHandler() }
}
