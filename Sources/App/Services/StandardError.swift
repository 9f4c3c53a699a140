import Foundation

/// The stream for sentences to a person: what a service says before its log is set up, and why it ends.
enum StandardError {
    static func write(_ line: String) {
        try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
    }
}
