import JSON
import Postgres
import SCIM

/// The values of one resource that no other of its kind may have: what the tables of unique values hold of it.
struct UniqueValues: Sendable, Hashable {
    /// In the order in which every writer takes them.
    private let entries: [Entry]

    private struct Entry: Hashable {
        let attribute: String
        let key: String
    }

    /// `document` is a validated resource. Values that only differ in a way that doesn't count are one.
    init(_ document: JSONObject, of schema: ResourceSchema) {
        var entries: Set<Entry> = []
        for path in schema.uniquePaths {
            let container = path.schema.map { document[$0]?.objectValue ?? [:] } ?? document
            guard let definition = schema.definition(at: path), let value = container[path.attribute] else { continue }
            let attribute = Self.attribute(path, of: schema)
            for element in value.arrayValue ?? [value] {
                let part = path.subAttribute.map { element[$0] } ?? element
                for value in part?.arrayValue ?? [part].compactMap(\.self) {
                    guard let key = Self.key(value, definition) else { continue }
                    entries.insert(Entry(attribute: attribute, key: key))
                }
            }
        }
        self.entries = entries.sorted { ($0.attribute, $0.key) < ($1.attribute, $1.key) }
    }

    var isEmpty: Bool { entries.isEmpty }

    /// The columns `attribute` and `value_key` of all rows.
    var binds: [Bind] { [.texts(entries.map(\.attribute)), .texts(entries.map(\.key))] }

    /// By which the tables know an attribute: its whole path, folded.
    static func attribute(_ path: AttributePath, of schema: ResourceSchema) -> String {
        var path = path
        path.schema = path.schema ?? schema.core.id
        return CaseFolding.key(path.description)
    }

    /// What counts of a value; nil of one that the attribute can't have.
    static func key(_ value: JSONValue, _ definition: AttributeDefinition) -> String? {
        switch (value, definition.type) {
        case (.integer(let number), .integer): String(number)
        case (.string(let text), .string), (.string(let text), .reference), (.string(let text), .binary):
            definition.isCaseExact ? text : CaseFolding.key(text)
        default: nil
        }
    }
}
