/// The labels of one time series, sorted by name, each name once (the later of two wins).
struct MetricLabels: Sendable, Hashable {
    /// `{kind="x",queue="y"}`, or nothing without labels.
    let rendered: String
    private let pairs: String

    init(_ dimensions: [(String, String)]) {
        var values: [String: String] = [:]
        for (name, value) in dimensions { values[MetricName.label(name)] = value }
        pairs = values.sorted { $0.key < $1.key }
            .map { "\($0.key)=\"\(Self.escaped($0.value))\"" }
            .joined(separator: ",")
        rendered = pairs.isEmpty ? "" : "{" + pairs + "}"
    }

    /// The labels with one more after them, such as a histogram's `le`.
    func rendered(adding name: String, _ value: String) -> String {
        let added = "\(name)=\"\(value)\""
        return pairs.isEmpty ? "{" + added + "}" : "{" + pairs + "," + added + "}"
    }

    private static func escaped(_ value: String) -> String {
        guard value.utf8.contains(where: { $0 == 0x5C || $0 == 0x22 || $0 == 0x0A }) else { return value }
        return value.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "\\": result += "\\\\"
            case "\"": result += "\\\""
            case "\n": result += "\\n"
            default: result.unicodeScalars.append(scalar)
            }
        }
    }
}
