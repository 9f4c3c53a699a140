import Events
import FoundationEssentials
import JSON

extension NewEvent {
    /// An event that says who wrote it and as which of its own.
    static func marked(_ writer: String, _ number: Int) -> NewEvent {
        NewEvent(
            type: .userUpdated, subject: UUID(),
            data: ["writer": .string(writer), "number": .integer(Int64(number))])
    }
}

extension Event {
    var writer: String? { member("writer")?.stringValue }
    var number: Int? { member("number")?.integerValue.map { Int($0) } }

    private func member(_ name: String) -> JSONValue? {
        (try? JSONParser.parse(data))?[name]
    }
}
