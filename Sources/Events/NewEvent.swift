package import FoundationEssentials
package import JSON

/// A change of a tenant's state that is about to be committed.
package struct NewEvent: Sendable, Hashable {
    package let type: EventType
    /// The person, group, pool, … whose state changes.
    package let subject: UUID
    /// What the type's readers need besides the subject.
    package let data: JSONObject
    /// The difference; nil for types that have none, such as a creation.
    package let changes: [Change]?

    package init(type: EventType, subject: UUID, data: JSONObject = JSONObject(), changes: [Change]? = nil) {
        self.type = type
        self.subject = subject
        self.data = data
        self.changes = changes
    }
}
