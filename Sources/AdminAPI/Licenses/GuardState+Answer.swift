import HTTPTypes
import Hummingbird
import JSON
import Licensing
import Web

extension GuardState {
    func response() -> Response {
        var json = settings.json
        json.append("tripped", .bool(trippedAt != nil))
        json.append("tripped_at", .time(trippedAt))
        json.append("tripped_sequence", trippedSequence.map { .integer($0) } ?? .null)
        json.append("tripped_pool_id", .id(trippedPoolID))
        json.append("held", .integer(held))
        json.append("version", .integer(version))
        return .json(json, headers: [.eTag: "W/\"\(version)\""])
    }
}
