import FoundationEssentials
import JSON
import SCIM
import SeededGenerator

/// Repeatable people and filters for them.
struct RandomUsers {
    private var random: SeededGenerator

    private static let names = ["ann", "Anna", "ANTON", "béa", "Bob", "b_b", "c%d", "Ärne", "zoë", "o'neil", "x\\y"]
    private static let hosts = ["x.test", "Example.com", "y.test"]
    private static let types = ["work", "Home", "other"]
    private static let comparisons = Filter.Comparison.allCases

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    // MARK: People

    mutating func body(_ number: Int) -> JSONObject {
        var body: JSONObject = [
            "schemas": [.string(URN.user)], "userName": .string("\(pick(Self.names))\(number)@\(pick(Self.hosts))"),
        ]
        if chance(3) { body["displayName"] = .string(pick(Self.names)) }
        if chance(2) { body["title"] = .string(pick(["Boss", "clerk", "Clerk"])) }
        if chance(2) { body["externalId"] = .string("\(pick(["x", "X"]))\(int(40))") }
        if chance(2) { body["active"] = .bool(chance(2)) }
        if chance(2) { body[URN.enterpriseUser] = ["employeeNumber": .string("E\(int(30))")] }
        let emails = (0..<int(3)).map { _ in email() }.filter { !$0.isEmpty }
        if !emails.isEmpty { body["emails"] = .array(emails.map(JSONValue.object)) }
        return body
    }

    private mutating func email() -> JSONObject {
        var email = JSONObject()
        if chance(6, of: 7) { email["value"] = .string("\(pick(Self.names))@\(pick(Self.hosts))") }
        if chance(2) { email["type"] = .string(pick(Self.types)) }
        if chance(3) { email["primary"] = false }
        if chance(4) { email["display"] = .string(pick(Self.names)) }
        return email
    }

    // MARK: Filters

    mutating func filter(depth: Int = 2) -> Filter {
        guard depth > 0, chance(2) else { return leaf() }
        switch int(3) {
        case 0: return .and((0...int(2)).map { _ in filter(depth: depth - 1) })
        case 1: return .or((0...int(2)).map { _ in filter(depth: depth - 1) })
        default: return .not(filter(depth: depth - 1))
        }
    }

    private mutating func leaf() -> Filter {
        let text = [
            AttributePath("userName"), AttributePath("displayName"), AttributePath("externalId"),
            AttributePath("emails", "value"), AttributePath("emails", "type"), AttributePath("title"),
            AttributePath(schema: URN.enterpriseUser, "employeeNumber"),
        ]
        switch int(10) {
        case 0:
            let more = [AttributePath("emails"), AttributePath("active"), AttributePath("emails", "primary")]
            return .present(pick(text + more))
        case 1:
            return .comparison(
                pick([AttributePath("active"), AttributePath("emails", "primary")]), equality, .bool(chance(2)))
        case 2: return .comparison(pick(text), equality, .null)
        case 3: return .valuePath(AttributePath("emails"), element(depth: 2))
        case 4: return .comparison(AttributePath("displayName"), pick(Self.comparisons), .string(""))
        default: return .comparison(pick(text), pick(Self.comparisons), .string(operand))
        }
    }

    private mutating func element(depth: Int) -> Filter {
        switch int(depth > 0 ? 6 : 4) {
        case 0: .comparison(AttributePath("primary"), equality, .bool(chance(2)))
        case 1: .present(AttributePath(pick(["value", "type", "primary"])))
        case 2: .comparison(AttributePath("type"), equality, .string(pick(Self.types).uppercased()))
        case 3: .comparison(AttributePath("value"), pick(Self.comparisons), .string(operand))
        case 4: .and([element(depth: depth - 1), element(depth: depth - 1)])
        default: .not(.or([element(depth: depth - 1), element(depth: depth - 1)]))
        }
    }

    private var equality: Filter.Comparison {
        mutating get { chance(2) ? .eq : .ne }
    }

    private var operand: String {
        mutating get {
            switch int(6) {
            case 0: "\(pick(Self.names))@\(pick(Self.hosts))"
            case 1: "x\(int(40))"
            case 2: "e\(int(30))"
            case 3: String(pick(Self.names).prefix(2)).uppercased()
            case 4: pick(["%", "_", "\\", "@", ".com", "work", "Clerk"])
            default: pick(Self.names)
            }
        }
    }

    // MARK: Chance

    mutating func int(_ count: Int) -> Int {
        Int.random(in: 0..<count, using: &random)
    }

    private mutating func chance(_ part: Int, of whole: Int) -> Bool {
        int(whole) < part
    }

    private mutating func chance(_ whole: Int) -> Bool {
        int(whole) == 0
    }

    private mutating func pick<Element>(_ elements: [Element]) -> Element {
        elements[int(elements.count)]
    }
}
