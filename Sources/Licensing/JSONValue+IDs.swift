import FoundationEssentials
import JSON

extension JSONValue {
    /// An id as events carry it.
    static func id(_ id: UUID) -> JSONValue { .string(id.uuidString.lowercased()) }

    /// The member as an id; nil when it is none.
    func id(_ name: String) -> UUID? {
        self[name]?.stringValue.flatMap { UUID(uuidString: $0) }
    }

    /// The member as a list of ids, without what is none.
    func ids(_ name: String) -> [UUID] {
        (self[name]?.arrayValue ?? []).compactMap { $0.stringValue.flatMap { UUID(uuidString: $0) } }
    }
}
