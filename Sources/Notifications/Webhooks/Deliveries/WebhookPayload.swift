import Events
import FoundationEssentials
import JSON
import Tenancy

/// The body that tells of an event: thin enough for any receiver, whole enough to need no question back.
struct WebhookPayload: Sendable {
    /// Grows when a member changes its meaning; new members do not count.
    static let apiVersion = "2026-11-01"
    /// Receivers may take no more.
    static let longest = 20_000

    let tenant: Tenant
    let id: UUID
    let type: String
    let time: Date
    let sequence: Int64?
    let subject: UUID
    /// JSON texts, as the log has them.
    let data: String
    let changes: String?

    /// A payload that would be too long leaves out what has changed, and then what the event says, and has
    /// `"truncated":true`: the receiver reads the event from the log by its sequence.
    var text: String {
        for part in [Part.whole, .withoutChanges, .head] {
            let text = text(part)
            if text.utf8.count < Self.longest { return text }
        }
        return text(.head)
    }

    private enum Part {
        case whole
        case withoutChanges
        case head
    }

    private func text(_ part: Part) -> String {
        var writer = JSONWriter(capacity: 512 + data.utf8.count + (changes?.utf8.count ?? 0))
        writer.append("{\"type\":")
        writer.write(type)
        writer.append(",\"timestamp\":\"\(Self.timestamp(time))\",\"id\":\"\(id.text)\",\"tenant_id\":")
        writer.write(tenant.id.text)
        writer.append(",\"sequence\":\(sequence.map(String.init) ?? "null"),\"api_version\":\"\(Self.apiVersion)\"")
        writer.append(",\"data\":{\"subject\":\"\(subject.text)\",\"object\":\(part == .head ? "{}" : data)")
        writer.append(",\"changes\":\(part == .whole ? changes ?? "[]" : "[]")")
        if part != .whole { writer.append(",\"truncated\":true") }
        writer.append("}}")
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// RFC 3339 in UTC to the millisecond.
    static func timestamp(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}

extension WebhookPayload {
    init(_ event: Event, of tenant: Tenant) {
        self.init(
            tenant: tenant, id: event.id, type: event.type.rawValue, time: event.time, sequence: event.sequence,
            subject: event.subject, data: event.data, changes: event.changes)
    }
}
