import JSON

/// What a verb has to say: one thing or a list of things, for people or as JSON.
package struct Report: Sendable {
    private let things: [JSONObject]
    private let isList: Bool
    /// The members that people see of each thing in a list; nil shows those of the first.
    private let columns: [String]?
    /// Whether the verb has written to standard output itself, and nothing else may stand there.
    package let isSilent: Bool
    /// Whether there is nothing left to do. Only `migrate` and `doctor` can find something.
    package let isHealthy: Bool

    init(_ thing: JSONObject, isHealthy: Bool = true, isSilent: Bool = false) {
        self.isSilent = isSilent
        things = [thing]
        isList = false
        columns = nil
        self.isHealthy = isHealthy
    }

    init(list: [JSONObject], showing columns: [String]? = nil, isHealthy: Bool = true) {
        isSilent = false
        things = list
        isList = true
        self.columns = columns
        self.isHealthy = isHealthy
    }

    /// The one thing that it is about; nil for a list.
    var thing: JSONObject? { isList ? nil : things.first }

    /// The thing itself, or `{"data":[…]}` as the admin API has it.
    package var json: String {
        let value: JSONValue =
            isList
            ? .object(["data": .array(things.map { .object($0) })])
            : .object(things.first ?? JSONObject())
        return value.serialized()
    }

    /// A line a member for one thing; for a list, columns under the names of the first thing's members.
    package var text: String {
        guard let first = things.first else { return "none" }
        guard isList else {
            return aligned(first.map { [$0.name, Self.text($0.value)] })
        }
        let names = columns ?? first.map(\.name)
        return aligned([names] + things.map { thing in names.map { Self.text(thing[$0] ?? .null) } })
    }

    private func aligned(_ rows: [[String]]) -> String {
        let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(
                separator: "  ")
            while line.last == " " { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .null: "-"
        case .string(let text): text
        default: value.serialized()
        }
    }
}
