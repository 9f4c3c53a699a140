package import Foundation
package import JSON
import SCIM

extension JSONValue {
    /// An id as the admin API shows it; null when there is none.
    package static func id(_ id: UUID?) -> JSONValue {
        id.map { .string($0.uuidString.lowercased()) } ?? .null
    }

    /// A moment in UTC (RFC 3339) to the millisecond; null when there is none.
    package static func time(_ date: Date?) -> JSONValue {
        guard let date else { return .null }
        let milliseconds = Int64((date.timeIntervalSince1970 * 1000).rounded())
        return .string(SCIMDateTime(millisecondsSinceEpoch: milliseconds).description)
    }

    package static func integer(_ number: Int?) -> JSONValue {
        number.map { .integer(Int64($0)) } ?? .null
    }

    package static func text(_ text: String?) -> JSONValue {
        text.map(JSONValue.string) ?? .null
    }
}
