import JSON
import Testing

/// One case of a vector file.
struct VectorCase: Sendable, CustomTestStringConvertible {
    /// The filter, the path or the title: what tells the case from others.
    let subject: String
    let vector: JSONObject

    var testDescription: String { subject }
}
