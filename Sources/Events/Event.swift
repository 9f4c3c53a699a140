package import FoundationEssentials

/// A change of a tenant's state that has been committed and has its place in the tenant's log.
package struct Event: Sendable, Hashable {
    package let id: UUID
    /// The place: 1, 2, 3, … without gaps. What led to an event stands before it.
    package let sequence: Int64
    package let type: EventType
    /// When it was written, by the writer's clock; not the order.
    package let time: Date
    package let subject: UUID
    /// A JSON object as text, as it is sent.
    package let data: String
    /// A JSON array of `{"path", "old", "new"}` as text; nil for types that have no difference.
    package let changes: String?

    package init(
        id: UUID, sequence: Int64, type: EventType, time: Date, subject: UUID, data: String, changes: String? = nil
    ) {
        self.id = id
        self.sequence = sequence
        self.type = type
        self.time = time
        self.subject = subject
        self.data = data
        self.changes = changes
    }
}
