import Events
import FoundationEssentials
import JSON

/// What an event is about, as far as mail says anything of it.
struct MailTopic: Sendable {
    let event: Event
    let type: MailType
    /// How many people it is about, when several events are told as one.
    var people = 1
    private let data: JSONObject

    /// Nil for an event that no mail is about.
    init?(_ event: Event) {
        let name = event.type == .userCreated ? MailType.userWelcome.rawValue : event.type.rawValue
        guard let type = MailType(rawValue: name), type != .digest else { return nil }
        data = (try? JSONParser.parse(event.data))?.objectValue ?? JSONObject()
        // Who is not to come in yet is not welcomed yet.
        if type == .userWelcome, data["active"]?.boolValue == false { return nil }
        // A person's own token is no business of the contacts.
        if type == .tokenExpiring || type == .tokenExpired, data["user_id"] != nil { return nil }
        self.event = event
        self.type = type
    }

    /// The pool it is about: named in the data, or the subject itself.
    var poolID: UUID? {
        if let named = id("pool_id") { return named }
        let isSubject = type == .poolThresholdReached || type == .poolExhausted || type == .deletionGuardTripped
        return isSubject ? event.subject : nil
    }

    var endpointID: UUID? { type == .endpointDisabled ? event.subject : nil }

    var configurationID: UUID? {
        if let named = id("configuration_id") { return named }
        return event.type.rawValue.hasPrefix("scim_configuration.") ? event.subject : nil
    }

    /// How contacts get it who have not said otherwise: what is still far off waits for the digest.
    var usualDelivery: MailDelivery {
        let isFarOff = [.tokenExpiring, .secretExpiring].contains(type) && (data["days_left"]?.integerValue ?? 0) > 7
        return isFarOff ? .digest : type.usualDelivery
    }

    /// The person whom the mail is for.
    var personID: UUID? { type.audience == .person ? event.subject : nil }

    /// What the event itself says of the values that the type's template can name.
    var values: [String: String] {
        var values: [String: String] = ["time": Self.text(event.time)]
        for name in type.valueNames where values[name] == nil { values[name] = text(name) }
        if let time = values["expires_at"].flatMap({ try? Date($0, strategy: .iso8601) }) {
            values["expires_at"] = Self.text(time)
        }
        if type == .licenseWaitlisted { values["people"] = String(people) }
        if type == .endpointDisabled { values["reason"] = values["reason"].map(Self.sentence) }
        return values
    }

    /// Several events of one batch told as one: people who joined the same line. The first event stands for all.
    ///
    /// - Parameter places: Where contacts begin to hear the log; what some hear and others don't is not told as one.
    static func merged(_ topics: [MailTopic], at places: [Int64]) -> [MailTopic] {
        struct Line: Hashable {
            let poolID: UUID?
            let listeners: Int
        }
        var merged: [MailTopic] = []
        var lines: [Line: Int] = [:]
        for topic in topics {
            if topic.type == .licenseWaitlisted {
                let line = Line(
                    poolID: topic.poolID, listeners: places.count { $0 < topic.event.sequence })
                if let place = lines[line] {
                    merged[place].people += 1
                    continue
                }
                lines[line] = merged.count
            }
            merged.append(topic)
        }
        return merged
    }

    /// A moment as people read it, to the minute.
    static func text(_ time: Date) -> String {
        time.formatted(
            Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day().dateTimeSeparator(.space).time(
                includingFractionalSeconds: false)
        ).prefix(16) + " UTC"
    }

    /// What a person reads for a word of the event.
    private static func sentence(_ reason: String) -> String {
        switch reason {
        case "gone": "it has answered that it is gone (410)"
        case "failing": "every delivery has failed for five days"
        default: reason
        }
    }

    private func id(_ name: String) -> UUID? {
        data[name]?.stringValue.flatMap { UUID(uuidString: $0) }
    }

    private func text(_ name: String) -> String? {
        guard let value = data[name] else { return nil }
        return value.stringValue ?? value.integerValue.map(String.init) ?? value.boolValue.map(String.init)
    }
}
