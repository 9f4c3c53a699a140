import Foundation

/// Reads typed settings from environment variables, with a precise error for each bad one.
///
/// An empty variable counts as unset, because that is how compose files and unit files leave one out.
package struct EnvironmentReader: Sendable {
    private let variables: [String: String]
    private let readFile: @Sendable (String) throws -> String

    package init(
        _ variables: [String: String] = ProcessInfo.processInfo.environment,
        readFile: @escaping @Sendable (String) throws -> String = { try String(contentsOfFile: $0, encoding: .utf8) }
    ) {
        self.variables = variables
        self.readFile = readFile
    }

    /// The text of a key, from its variable or its file, or nil when neither is set.
    package func text(_ key: EnvironmentKey) throws(ConfigurationError) -> String? {
        let direct = variables[key.rawValue].flatMap { $0.isEmpty ? nil : $0 }
        guard let fileVariable = key.fileVariable, let path = variables[fileVariable], !path.isEmpty else {
            return direct
        }
        guard direct == nil else {
            throw ConfigurationError(fileVariable, "and \(key.rawValue) are both set; keep one.")
        }
        guard let contents = try? readFile(path) else {
            throw ConfigurationError(fileVariable, "names a file that can't be read.")
        }
        let trimmed = contents.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !trimmed.isEmpty else { throw ConfigurationError(fileVariable, "names an empty file.") }
        return trimmed
    }

    package func required(_ key: EnvironmentKey, _ purpose: String) throws(ConfigurationError) -> String {
        guard let text = try text(key) else { throw ConfigurationError(key.rawValue, "is not set: \(purpose)") }
        return text
    }

    package func integer(
        _ key: EnvironmentKey, in range: ClosedRange<Int>, default fallback: Int
    ) throws(ConfigurationError) -> Int {
        try optionalInteger(key, in: range) ?? fallback
    }

    /// Nil when it is not set.
    package func optionalInteger(
        _ key: EnvironmentKey, in range: ClosedRange<Int>
    ) throws(ConfigurationError) -> Int? {
        guard let text = try text(key) else { return nil }
        guard let value = Int(text), range.contains(value) else {
            throw ConfigurationError(
                key.rawValue, "must be a whole number from \(range.lowerBound) to \(range.upperBound).")
        }
        return value
    }

    /// One of an enumeration's raw values.
    package func choice<Choice: RawRepresentable & CaseIterable>(
        _ key: EnvironmentKey, default fallback: Choice
    ) throws(ConfigurationError) -> Choice where Choice.RawValue == String {
        guard let text = try text(key) else { return fallback }
        guard let choice = Choice(rawValue: text) else {
            let choices = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw ConfigurationError(key.rawValue, "must be one of: \(choices).")
        }
        return choice
    }

    package func list(_ key: EnvironmentKey) throws(ConfigurationError) -> [String] {
        (try text(key) ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
            !$0.isEmpty
        }
    }

    /// Names that begin with `ROLLCALL_` and that nothing reads: most likely a spelling mistake.
    package var unknownVariables: [String] {
        let known = Set(EnvironmentKey.allCases.flatMap { [$0.rawValue, $0.fileVariable].compactMap { $0 } })
        return variables.keys.filter { $0.hasPrefix("ROLLCALL_") && !known.contains($0) }.sorted()
    }
}
