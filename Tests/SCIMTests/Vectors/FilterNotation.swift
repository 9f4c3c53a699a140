import JSON
import SCIM

extension Filter {
    /// The filter in the prefix notation of the vectors: `["eq", "userName", "x"]`.
    var notation: JSONValue {
        switch self {
        case .and(let filters): .array(["and"] + filters.map(\.notation))
        case .or(let filters): .array(["or"] + filters.map(\.notation))
        case .not(let filter): ["not", filter.notation]
        case .comparison(let path, let comparison, let value):
            [.string(comparison.rawValue), .string(path.description), value]
        case .present(let path): ["pr", .string(path.description)]
        case .valuePath(let path, let filter): ["valuePath", .string(path.description), filter.notation]
        }
    }
}
