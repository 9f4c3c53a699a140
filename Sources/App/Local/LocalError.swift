/// Why the product can't run on this machine as asked: one sentence for the person at the terminal.
package struct LocalError: Error, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ sentence: String) {
        description = sentence
    }
}
