package import JSON

extension ReleaseGuardSettings {
    /// By the names of the admin API.
    package var json: JSONObject {
        [
            "enabled": .bool(isEnabled), "minimum": .integer(Int64(minimum)), "percent": .integer(Int64(percent)),
            "window_minutes": .integer(Int64(windowMinutes)),
        ]
    }

    /// Reads what ``json`` wrote; nil for anything else.
    init?(_ data: JSONValue) {
        guard let isEnabled = data["enabled"]?.boolValue, let minimum = data["minimum"]?.integerValue,
            let percent = data["percent"]?.integerValue, let window = data["window_minutes"]?.integerValue
        else { return nil }
        self.init(
            isEnabled: isEnabled, minimum: Int(minimum), percent: Int(percent), windowMinutes: Int(window))
    }
}
