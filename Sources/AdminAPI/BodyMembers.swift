import FoundationEssentials
import HTTPTypes
import JSON
import Tenancy
import Web

/// Reads the members of a request's body, strictly, and remembers everything that is wrong with them.
///
/// A member that can't be used is read as something harmless; `finish` then throws, so that it is never used, and the
/// client learns of all mistakes at once. A member that nobody asked for is a mistake too: no misspelt name may pass.
struct BodyMembers {
    private let object: JSONObject
    private let path: String
    private var known: Set<String> = []
    private var failures: [MemberFailure] = []

    init(_ object: JSONObject, path: String = "") {
        self.object = object
        self.path = path
    }

    mutating func string(_ name: String) -> String {
        optionalString(name) ?? missing(name, "")
    }

    mutating func optionalString(_ name: String) -> String? {
        read(name, as: "a string") { $0.stringValue }
    }

    mutating func integer(_ name: String) -> Int {
        optionalInteger(name) ?? missing(name, 0)
    }

    mutating func optionalInteger(_ name: String) -> Int? {
        read(name, as: "an integer") { $0.integerValue.map { Int($0) } }
    }

    /// A span of time, in seconds: as a number of them, or as a text such as `24h`.
    mutating func optionalSeconds(_ name: String) -> Int? {
        read(name, as: "a number of seconds or a text such as 24h") { value in
            value.stringValue.flatMap { TimeSpan.seconds($0) } ?? value.integerValue.map { Int($0) }
        }
    }

    mutating func optionalIntegers(_ name: String) -> [Int]? {
        read(name, as: "a list of integers") { value in
            guard let values = value.arrayValue else { return nil }
            let numbers = values.compactMap { $0.integerValue.map { Int($0) } }
            return numbers.count == values.count ? numbers : nil
        }
    }

    mutating func id(_ name: String) -> UUID {
        optionalID(name) ?? missing(name, UUID())
    }

    mutating func ids(_ name: String) -> [UUID] {
        let ids = read(name, as: "a list of UUIDs") { value -> [UUID]? in
            guard let values = value.arrayValue else { return nil }
            let ids = values.compactMap { $0.stringValue.flatMap { UUID(uuidString: $0) } }
            return ids.count == values.count ? ids : nil
        }
        return ids ?? missing(name, [])
    }

    mutating func boolean(_ name: String) -> Bool {
        optionalBoolean(name) ?? missing(name, false)
    }

    mutating func optionalBoolean(_ name: String) -> Bool? {
        read(name, as: "true or false") { $0.boolValue }
    }

    mutating func optionalID(_ name: String) -> UUID? {
        read(name, as: "a UUID") { $0.stringValue.flatMap { UUID(uuidString: $0) } }
    }

    mutating func optionalStrings(_ name: String) -> [String]? {
        read(name, as: "an array of strings") { value in
            guard let values = value.arrayValue else { return nil }
            let strings = values.compactMap(\.stringValue)
            return strings.count == values.count ? strings : nil
        }
    }

    /// The members of an object whose values are all strings.
    mutating func optionalStringMap(_ name: String) -> [(String, String)]? {
        read(name, as: "an object of strings") { value in
            guard let object = value.objectValue else { return nil }
            let pairs = object.names.compactMap { name in object[name]?.stringValue.map { (name, $0) } }
            return pairs.count == object.count ? pairs : nil
        }
    }

    /// A moment (RFC 3339).
    mutating func time(_ name: String) -> Date {
        optionalTime(name) ?? missing(name, Date(timeIntervalSince1970: 0))
    }

    mutating func optionalTime(_ name: String) -> Date? {
        read(name, as: "a time such as 2026-11-28T12:00:00Z") { $0.stringValue.flatMap(Date.init(rfc3339:)) }
    }

    /// One of the words of an enumeration.
    mutating func word<Word: RawRepresentable<String> & CaseIterable>(_ name: String, default word: Word) -> Word {
        optionalWord(name) ?? word
    }

    mutating func optionalWord<Word: RawRepresentable<String> & CaseIterable>(_ name: String) -> Word? {
        let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
        return read(name, as: "one of \(words)") { $0.stringValue.flatMap(Word.init) }
    }

    /// The members of an object in the body; nil when it isn't there.
    mutating func optionalObject<Value>(_ name: String, _ body: (inout BodyMembers) -> Value) -> Value? {
        guard let object = read(name, as: "an object", { $0.objectValue }) else { return nil }
        var members = BodyMembers(object, path: "\(path)/\(name)")
        let value = body(&members)
        failures += members.allFailures
        return value
    }

    /// - Throws: `invalid_body` with every mistake that was found.
    func finish() throws(Failure) {
        let failures = allFailures
        guard failures.isEmpty else { throw .invalidBody(failures) }
    }

    private var allFailures: [MemberFailure] {
        let unknown = object.names.filter { !known.contains($0) }
        return failures
            + unknown.map { failure($0, "unknown_member", "This member is not known here.") }
    }

    /// Null counts as a member that isn't there.
    private mutating func read<Value>(
        _ name: String, as expectation: String, _ value: (JSONValue) -> Value?
    ) -> Value? {
        known.insert(name)
        guard let member = object[name], !member.isNull else { return nil }
        if let value = value(member) { return value }
        failures.append(failure(name, "invalid_value", "This must be \(expectation)."))
        return nil
    }

    private mutating func missing<Value>(_ name: String, _ harmless: Value) -> Value {
        if object[name] == nil || object[name] == .null {
            failures.append(failure(name, "missing", "This member is needed."))
        }
        return harmless
    }

    /// Escaped as RFC 6901 §3 wants it.
    private func failure(_ name: String, _ code: String, _ detail: String) -> MemberFailure {
        let escaped = name.prefix(64).replacing("~", with: "~0").replacing("/", with: "~1")
        return MemberFailure(pointer: "\(path)/\(escaped)", code: code, detail: detail)
    }
}

extension Failure {
    static func invalidBody(_ failures: [MemberFailure]) -> Failure {
        let first = failures.first.map { "\($0.pointer): \($0.detail)" } ?? ""
        let others = failures.count <= 1 ? "" : " There are \(failures.count) mistakes; errors lists them."
        return Failure(.badRequest, code: "invalid_body", detail: first + others, members: failures)
    }
}
