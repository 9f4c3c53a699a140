internal import JSON

extension Filter {
    /// What an element must have to match, when the filter is a plain conjunction of `eq`; nil otherwise.
    ///
    /// So `emails[type eq "work"].value` can create the work address of which it speaks.
    var impliedValues: JSONObject? {
        switch self {
        case .comparison(let path, .eq, let value) where !value.isNull && path.subAttribute == nil:
            return [path.attribute: value]
        case .and(let filters):
            var result = JSONObject()
            for filter in filters {
                guard let values = filter.impliedValues else { return nil }
                for (name, value) in values {
                    guard result[name] == nil || result[name] == value else { return nil }
                    result[name] = value
                }
            }
            return result
        default: return nil
        }
    }
}

extension Filter {
    /// The values among which the filter lets an attribute choose, when that is all it says: `value eq "a" or value
    /// eq "b"`.
    func values(of name: String) -> [String]? {
        switch self {
        case .comparison(let path, .eq, .string(let value)) where path == AttributePath(name): return [value]
        case .or(let filters):
            var values: [String] = []
            for filter in filters {
                guard let more = filter.values(of: name) else { return nil }
                values += more
            }
            return values
        default: return nil
        }
    }
}
