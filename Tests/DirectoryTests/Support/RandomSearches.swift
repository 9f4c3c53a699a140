import JSON
import SCIM
import SeededGenerator

/// Repeatable resources, filters and orders over a schema with extensions of every data type.
///
/// Values come from small stocks, so that many resources tie, and attributes are often missing.
struct RandomSearches {
    /// An attribute by which can be filtered and, where it has one value or a primary one, sorted.
    struct Field {
        enum Kind { case text, bool, number, instant }
        let path: String
        let kind: Kind
        let stock: [String]
    }

    static let userExtension = SchemaDefinition(
        id: "urn:example:params:scim:schemas:extension:acme:2.0:User", name: "Acme", description: "",
        attributes: [
            .string("tier", "").caseExact, .integer("level", ""), .init("rate", .decimal, ""),
            .dateTime("since", ""), .boolean("approved", ""), .string("tags", "").multiValued,
            .complex("desk", "", [.string("room", ""), .integer("floor", "")]),
            .complex("badges", "", [.string("value", ""), .boolean("primary", "")]).multiValued,
        ])
    static let groupExtension = SchemaDefinition(
        id: "urn:example:params:scim:schemas:extension:acme:2.0:Group", name: "Acme", description: "",
        attributes: [
            .string("costCenter", ""), .integer("quota", ""), .boolean("open", ""), .dateTime("reviewed", ""),
        ])
    static let registry = SchemaRegistry(
        userExtensions: [.enterpriseUser, userExtension], groupExtensions: [groupExtension])

    private static let names = ["ann", "Anna", "ANTON", "béa", "Bob", "b_b", "c%d", "Ärne", "zoë", "", "x\\y", "a b"]
    private static let dates = [
        "2024-01-01T00:00:00Z", "2024-01-01T01:00:00+01:00", "2023-12-31T23:59:59.999Z", "1999-05-05T05:05:05.5Z",
    ]
    private static let numbers = ["-3", "0", "7", "7", "12", "1000000"]
    private static let (user, group) = (userExtension.id, groupExtension.id)

    static let userFields =
        ["userName", "displayName", "title", "externalId", "name.familyName", "emails.value", "emails.type"]
        .map { Field(path: $0, kind: .text, stock: names + ["work", "x1", "X2"]) }
        + ["employeeNumber", "department"]
        .map { Field(path: "\(URN.enterpriseUser):\($0)", kind: .text, stock: names) }
        + ["tier", "tags", "desk.room", "badges.value"]
        .map { Field(path: "\(user):\($0)", kind: .text, stock: names) }
        + ["level", "desk.floor"].map { Field(path: "\(user):\($0)", kind: .number, stock: numbers) }
        + [
            Field(path: "\(user):rate", kind: .number, stock: numbers + ["0.25", "-1e3"]),
            Field(path: "\(user):since", kind: .instant, stock: dates),
            Field(path: "\(user):approved", kind: .bool, stock: ["true", "false"]),
            Field(path: "active", kind: .bool, stock: ["true", "false"]),
            Field(path: "emails.primary", kind: .bool, stock: ["true", "false"]),
            Field(path: "meta.created", kind: .instant, stock: dates),
        ]

    static let groupFields =
        ["displayName", "externalId", "\(group):costCenter"]
        .map { Field(path: $0, kind: .text, stock: names + ["x1", "X2"]) }
        + [
            Field(path: "\(group):quota", kind: .number, stock: numbers),
            Field(path: "\(group):open", kind: .bool, stock: ["true", "false"]),
            Field(path: "\(group):reviewed", kind: .instant, stock: dates),
            Field(path: "meta.lastModified", kind: .instant, stock: dates),
        ]

    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    // MARK: Resources

    mutating func user(_ number: Int) -> JSONObject {
        var body: JSONObject = [
            "schemas": [.string(URN.user)], "userName": .string("\(pick(Self.names))\(number)"),
        ]
        for name in ["displayName", "title"] where chance(2) { body[name] = text() }
        if chance(2) { body["name"] = ["familyName": text()] }
        if chance(2) { body["externalId"] = .string("\(pick(["x", "X"]))\(number % 9)\(number)") }
        if chance(2) { body["active"] = .bool(chance(2)) }
        let emails = (0..<int(3)).map { (index) -> JSONValue in
            ["value": .string("\(pick(Self.names))@x.test"), "type": "work", "primary": .bool(index == 1)]
        }
        if !emails.isEmpty { body["emails"] = .array(emails) }
        if chance(2) { body[URN.enterpriseUser] = ["employeeNumber": text(), "department": text()] }
        if chance(3, of: 4) { body[Self.user] = .object(ownAttributes()) }
        return body
    }

    private mutating func ownAttributes() -> JSONObject {
        var own = JSONObject()
        if chance(2) { own["tier"] = text() }
        if chance(2) { own["level"] = .integer(Int64(pick(Self.numbers)) ?? 0) }
        if chance(2) { own["rate"] = pick([.integer(7), 0.25, -1000, 12.5]) }
        if chance(2) { own["since"] = .string(pick(Self.dates)) }
        if chance(2) { own["approved"] = .bool(chance(2)) }
        if chance(2) { own["tags"] = .array((0..<int(3)).map { _ in text() }) }
        if chance(2) { own["desk"] = ["room": text(), "floor": .integer(Int64(int(4)))] }
        if chance(2) { own["badges"] = [["value": text()], ["value": text(), "primary": .bool(chance(2))]] }
        return own
    }

    mutating func group(_ number: Int, members: [String]) -> JSONObject {
        var body: JSONObject = [
            "schemas": [.string(URN.group)], "displayName": .string("\(pick(Self.names))\(number)"),
        ]
        if chance(2) { body["externalId"] = .string("\(pick(["x", "X"]))\(number)") }
        let chosen = members.filter { _ in chance(4) }
        if !chosen.isEmpty { body["members"] = .array(chosen.map { ["value": .string($0)] }) }
        if chance(3, of: 4) {
            var own = JSONObject()
            if chance(2) { own["costCenter"] = text() }
            if chance(2) { own["quota"] = .integer(Int64(pick(Self.numbers)) ?? 0) }
            if chance(2) { own["open"] = .bool(chance(2)) }
            if chance(2) { own["reviewed"] = .string(pick(Self.dates)) }
            body[Self.group] = .object(own)
        }
        return body
    }

    // MARK: Searches

    /// A filter as text; half of the leaves are on `more`, which no field describes.
    mutating func filter(_ fields: [Field], more: [String], depth: Int = 2) -> String {
        guard depth > 0, chance(2) else {
            return !more.isEmpty && chance(3) ? pick(more) : leaf(pick(fields))
        }
        let parts = (0...int(2)).map { _ in filter(fields, more: more, depth: depth - 1) }
        return switch int(3) {
        case 0: "(\(parts.joined(separator: " and ")))"
        case 1: "(\(parts.joined(separator: " or ")))"
        default: "not (\(parts[0]))"
        }
    }

    private mutating func leaf(_ field: Field) -> String {
        if chance(6) { return "\(field.path) pr" }
        if chance(8) { return "\(field.path) \(pick(["eq", "ne"])) null" }
        let value = pick(field.stock)
        switch field.kind {
        case .text:
            let short = String(value.prefix(chance(2) ? 2 : 20))
            let quoted = JSONValue.string(chance(2) ? short.uppercased() : short).serialized()
            return "\(field.path) \(pick(["eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le"])) \(quoted)"
        case .bool: return "\(field.path) \(pick(["eq", "ne"])) \(value)"
        case .number: return "\(field.path) \(pick(["eq", "ne", "gt", "ge", "lt", "le"])) \(value)"
        case .instant: return "\(field.path) \(pick(["eq", "ne", "gt", "ge", "lt", "le"])) \"\(value)\""
        }
    }

    /// An order: none in one of six cases, and often one that an index has.
    mutating func sort(_ fields: [Field]) -> (sortBy: String, isDescending: Bool)? {
        guard !chance(6) else { return nil }
        let indexed = ["displayName", "displayName", "id", "meta.created", "meta.lastModified"]
        return (pick(chance(2) ? indexed : fields.map(\.path)), chance(2))
    }

    mutating func pageSize() -> Int { pick([9, 25, 60]) }

    // MARK: Chance

    mutating func pick<Element>(_ elements: [Element]) -> Element { elements[int(elements.count)] }

    private mutating func text() -> JSONValue { .string(pick(Self.names)) }
    private mutating func int(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
    private mutating func chance(_ part: Int, of whole: Int) -> Bool { int(whole) < part }
    private mutating func chance(_ whole: Int) -> Bool { int(whole) == 0 }
}
