/// A verb's argument that can't be right, as a sentence.
struct OperatorRefusal: Error, CustomStringConvertible {
    let description: String

    init(_ sentence: String) {
        description = sentence
    }
}
