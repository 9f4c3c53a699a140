import FoundationEssentials
import Postgres
import SCIM

/// A column by which Postgres can sort.
struct SortColumn: Sendable {
    let name: String
    /// Whether resources without a value exist, which sort last when ascending (RFC 7644 §3.4.2.3).
    let isNullable: Bool

    static let id = SortColumn("id")
    static let created = SortColumn("created_at")
    static let updated = SortColumn("updated_at")

    init(_ name: String, isNullable: Bool = false) {
        self.name = name
        self.isNullable = isNullable
    }

    /// The parts of the list, in order, each of which one index walks.
    func stretches(isDescending: Bool) -> [Stretch] {
        guard isNullable else { return [.assigned] }
        return isDescending ? [.unassigned, .assigned] : [.assigned, .unassigned]
    }

    /// The resources with a value, sorted by it, or those without, sorted by id.
    enum Stretch: String, Sendable {
        case assigned
        case unassigned
    }

    /// The stretch in which a position lies.
    func stretch(of position: ListPosition) -> Stretch {
        isNullable && position.key == nil ? .unassigned : .assigned
    }

    /// What the column holds of a resource, where that is a moment.
    func instant(of resource: StoredResource) -> Date? {
        switch name {
        case Self.created.name: resource.createdAt
        case Self.updated.name: resource.updatedAt
        default: nil
        }
    }

    /// The binds of a position; nil for a key that this column can't have.
    func binds(of position: ListPosition) -> [Bind]? {
        guard name != Self.id.name, stretch(of: position) == .assigned else { return [.uuid(position.id)] }
        return switch position.key {
        case .text(let text)?: [.uuid(position.id), .text(text)]
        case .number(let milliseconds)?: [.uuid(position.id), .timestamp(Timestamp.date(milliseconds: milliseconds))]
        case nil: nil
        }
    }
}
