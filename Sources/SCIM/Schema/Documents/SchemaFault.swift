/// What is wrong with a schema document, and where.
package struct SchemaFault: Error, Sendable, Hashable {
    /// A JSON pointer (RFC 6901) into the document.
    package let pointer: String
    /// A sentence for people; it quotes nothing longer than 100 characters.
    package let detail: String

    package init(pointer: String, detail: String) {
        self.pointer = pointer
        self.detail = detail
    }

    init(_ pointer: String, _ detail: String) {
        self.pointer = pointer
        self.detail = detail
    }
}
