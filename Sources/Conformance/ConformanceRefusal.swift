/// Why a run can't begin, as a sentence.
package struct ConformanceRefusal: Error, Sendable, CustomStringConvertible {
    package let description: String

    init(_ sentence: String) {
        description = sentence
    }
}
