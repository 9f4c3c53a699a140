import FoundationEssentials
import Web

extension ListRequest {
    /// The id after which the piece begins, in a list that goes by ids.
    func afterID(in cursor: ListCursor) throws(Failure) -> UUID? {
        guard let after else { return nil }
        guard let id = UUID(uuidString: after) else { throw cursor.invalid }
        return id
    }

    /// The parameter as an id; nil when it was not given.
    func id(_ name: String) throws(Failure) -> UUID? {
        guard let text = try query.value(name) else { return nil }
        guard let id = UUID(uuidString: text) else { throw .invalidParameter(name, "not a UUID") }
        return id
    }

    /// The parameter as one of the words of an enumeration; nil when it was not given.
    func word<Word: RawRepresentable<String> & CaseIterable>(_ name: String) throws(Failure) -> Word? {
        guard let text = try query.value(name) else { return nil }
        guard let word = Word(rawValue: text) else {
            let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw .invalidParameter(name, "must be one of \(words)")
        }
        return word
    }
}
