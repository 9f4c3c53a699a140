import FoundationEssentials
import Postgres

/// What a batch of entries adds to the counters of each configuration.
struct ConnectionTally: Sendable {
    struct Hour: Sendable, Hashable {
        let configurationID: UUID
        let hour: Date
    }

    private(set) var records: [UUID: ConnectionRecord] = [:]
    private(set) var hours: [Hour: ConnectionCount] = [:]

    init(_ entries: [NewProvisioningEntry]) {
        for entry in entries where !entry.isPart && !entry.isSelfTest {
            guard let id = entry.configurationID else { continue }
            let failed = Self.isFailure(entry)
            var record =
                records[id]
                ?? ConnectionRecord(configurationID: id, firstRequestAt: entry.time, lastRequestAt: entry.time)
            record.lastRequestAt = max(record.lastRequestAt, entry.time)
            if failed {
                record.lastFailureAt = entry.time
                record.lastFailureCode = entry.answer.code
            } else {
                record.lastSuccessAt = entry.time
            }
            if entry.operation == .connectionTest { record.connectionTestAt = entry.time }
            records[id] = record
            let seconds = (entry.time.timeIntervalSince1970 / 3_600).rounded(.down) * 3_600
            let hour = Hour(configurationID: id, hour: Date(timeIntervalSince1970: seconds))
            hours[hour, default: ConnectionCount()].requests += Int64(entry.count)
            if failed { hours[hour, default: ConnectionCount()].failures += Int64(entry.count) }
        }
    }

    /// Who asks for what is not there is told so, and nothing is wrong with that.
    private static func isFailure(_ entry: NewProvisioningEntry) -> Bool {
        guard entry.outcome == .failure else { return false }
        return entry.answer.status != 404 || entry.operation == .create || entry.operation == .update
    }

    var isEmpty: Bool { records.isEmpty }

    var recordBinds: [Bind] {
        let all = records.values.sorted { $0.configurationID < $1.configurationID }
        return [
            .uuids(all.map(\.configurationID)), .timestamps(all.map(\.firstRequestAt)),
            .timestamps(all.map(\.lastRequestAt)), .optionalTimestamps(all.map(\.lastSuccessAt)),
            .optionalTimestamps(all.map(\.lastFailureAt)), .texts(all.map(\.lastFailureCode)),
            .optionalTimestamps(all.map(\.connectionTestAt)),
        ]
    }

    /// In one order everywhere, so that two writers can't wait for each other in a circle.
    var hourBinds: [Bind] {
        let all = hours.sorted { ($0.key.configurationID, $0.key.hour) < ($1.key.configurationID, $1.key.hour) }
        return [
            .uuids(all.map(\.key.configurationID)), .timestamps(all.map(\.key.hour)),
            .int8s(all.map(\.value.requests)), .int8s(all.map(\.value.failures)),
        ]
    }
}
