/// A setting that the service can't start with: one line that names the variable and says what it should be.
///
/// The value itself is never repeated, for it may be a secret.
package struct ConfigurationError: Error, Sendable, Hashable, CustomStringConvertible {
    package let variable: String
    package let sentence: String

    package init(_ variable: String, _ sentence: String) {
        self.variable = variable
        self.sentence = sentence
    }

    package var description: String { "\(variable) \(sentence)" }
}
