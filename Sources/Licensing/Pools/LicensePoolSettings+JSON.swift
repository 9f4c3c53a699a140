package import JSON

extension LicensePoolSettings {
    /// By the names of the admin API.
    package var json: JSONObject {
        [
            "release_grace_hours": .integer(Int64(graceHours)),
            "reclaim_unactivated_after_days": reclaimDays.map { .integer(Int64($0)) } ?? .null,
            "thresholds": .array(thresholds.map { .integer(Int64($0)) }),
        ]
    }

    /// Reads what ``json`` wrote; nil for anything else.
    init?(_ data: JSONValue) {
        guard let grace = data["release_grace_hours"]?.integerValue, let thresholds = data["thresholds"]?.arrayValue
        else { return nil }
        self.init(
            graceHours: Int(grace),
            reclaimDays: data["reclaim_unactivated_after_days"]?.integerValue.map { Int($0) },
            thresholds: thresholds.compactMap { $0.integerValue.map { Int($0) } })
    }
}
