import FoundationEssentials
import Web

extension Query {
    /// The text of a filter field, without spaces at its ends; empty when it was left empty or can't be read.
    func text(_ name: String) -> String {
        // A form's spaces come as plus signs.
        let text = ((try? value(name)) ?? nil) ?? ""
        return text.split(separator: " ").joined(separator: " ")
    }

    /// An export refuses a filter that it can't read, because a file of everything looks like one of what was asked for.
    func refuse<Value>(_ name: String, unless value: Value?) throws(Failure) {
        if value == nil, !text(name).isEmpty { throw .invalidParameter(name, "it is none of the list's filters") }
    }

    /// Nil for a field that is empty or no id.
    func id(_ name: String) -> UUID? { UUID(uuidString: text(name)) }
}
