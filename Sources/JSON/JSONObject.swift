/// The members of a JSON object in the order in which they came. Names are unique.
///
/// Look-up walks the members: SCIM resources have a few dozen, for which that is faster than hashing.
/// Two objects are equal when they have equal members in any order.
package struct JSONObject: Sendable {
    package typealias Member = (name: String, value: JSONValue)

    private var members: [JSONMember]

    package init() {
        members = []
    }

    /// Takes the pairs in order; of two pairs with one name the later wins, at the place of the earlier.
    package init(_ pairs: some Sequence<(String, JSONValue)>) {
        members = []
        for (name, value) in pairs { self[name] = value }
    }

    /// Takes members whose names a parser has found to be unique.
    init(uniqueMembers: [JSONMember]) {
        members = uniqueMembers
    }

    package var count: Int { members.count }
    package var isEmpty: Bool { members.isEmpty }

    package var names: [String] { members.map(\.name) }

    /// The member of that exact name. Assigning nil removes it; a new name is appended.
    package subscript(name: String) -> JSONValue? {
        get {
            for member in members where member.name == name { return member.value }
            return nil
        }
        set {
            let index = members.firstIndex { $0.name == name }
            switch (index, newValue) {
            case (let index?, let value?): members[index].value = value
            case (let index?, nil): members.remove(at: index)
            case (nil, let value?): members.append(JSONMember(name: name, value: value))
            case (nil, nil): break
            }
        }
    }

    /// The member whose name differs from `name` at most in the case of ASCII letters (RFC 7643 §2.1).
    ///
    /// Assigning keeps the spelling of a member that is there.
    package subscript(caseInsensitive name: String) -> JSONValue? {
        get { self.name(matching: name).flatMap { self[$0] } }
        set { self[self.name(matching: name) ?? name] = newValue }
    }

    /// The spelling under which the object has a member called `name` in any ASCII case.
    package func name(matching name: String) -> String? {
        for member in members where ASCIICase.equal(member.name, name) { return member.name }
        return nil
    }

    /// Appends a member that the caller knows to be new, without looking for an old one.
    package mutating func append(_ name: String, _ value: JSONValue) {
        members.append(JSONMember(name: name, value: value))
    }

    @discardableResult
    package mutating func removeValue(_ name: String) -> JSONValue? {
        guard let index = members.firstIndex(where: { $0.name == name }) else { return nil }
        return members.remove(at: index).value
    }

    package mutating func reserveCapacity(_ count: Int) {
        members.reserveCapacity(count)
    }

    /// The object as JSON text without white space.
    package func serialized() -> String {
        JSONValue.object(self).serialized()
    }

    /// The object as UTF-8 encoded JSON without white space.
    package func serializedBytes() -> [UInt8] {
        JSONValue.object(self).serializedBytes()
    }
}

extension JSONObject: Sequence {
    package struct Iterator: IteratorProtocol {
        var base: IndexingIterator<[JSONMember]>

        package mutating func next() -> Member? {
            base.next().map { ($0.name, $0.value) }
        }
    }

    package func makeIterator() -> Iterator {
        Iterator(base: members.makeIterator())
    }

    package var underestimatedCount: Int { members.count }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        self.init(elements)
    }
}

extension JSONObject: Hashable {
    /// Above this many members a dictionary pays for itself.
    private static let smallCount = 24

    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        guard left.members.count == right.members.count else { return false }
        // Most comparisons are of a document with its own earlier version, in the same order.
        if left.members == right.members { return true }
        guard left.members.count > smallCount else {
            return left.members.allSatisfy { right[$0.name] == $0.value }
        }
        let index = Dictionary(right.members.map { ($0.name, $0.value) }) { first, _ in first }
        return left.members.allSatisfy { index[$0.name] == $0.value }
    }

    package func hash(into hasher: inout Hasher) {
        // Order must not count, so the members' hashes are added.
        var sum = 0
        for member in members {
            var hasher = Hasher()
            hasher.combine(member.name)
            hasher.combine(member.value)
            sum &+= hasher.finalize()
        }
        hasher.combine(sum)
    }
}
