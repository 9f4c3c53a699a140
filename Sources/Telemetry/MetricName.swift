/// Turns the labels of swift-metrics into names that the Prometheus data model allows.
package enum MetricName {
    /// `[a-zA-Z_:][a-zA-Z0-9_:]*`: every other character becomes `_`; a counter ends in `_total`, a timer in `_seconds`.
    static func metric(_ label: String, suffix: String = "") -> String {
        let name = sanitized(label, allowingColon: true)
        return name.hasSuffix(suffix) ? name : name + suffix
    }

    /// `[a-zA-Z_][a-zA-Z0-9_]*`, without the leading `__` that Prometheus keeps for itself.
    static func label(_ name: String) -> String {
        var name = sanitized(name, allowingColon: false)
        while name.hasPrefix("__") { name.removeFirst() }
        return name
    }

    private static func sanitized(_ text: String, allowingColon: Bool) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "A"..."Z", "_": result.unicodeScalars.append(scalar)
            case "0"..."9":
                if result.isEmpty { result = "_" }
                result.unicodeScalars.append(scalar)
            case ":" where allowingColon: result.unicodeScalars.append(scalar)
            default: result += "_"
            }
        }
        return result.isEmpty ? "_" : result
    }
}
