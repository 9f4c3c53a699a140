package import JSON

/// One case of a vector file.
package struct VectorCase: Sendable, CustomStringConvertible {
    /// The filter, the path or the title: what tells the case from others.
    package let subject: String
    package let vector: JSONObject

    package init(subject: String, vector: JSONObject) {
        self.subject = subject
        self.vector = vector
    }

    package var description: String { subject }
}
