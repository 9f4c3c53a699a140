package import JSON
package import Jobs

extension ScheduleRecord {
    package var json: JSONObject {
        [
            "name": .string(name), "recurrence": .string(recurrence), "next_at": .time(nextAt),
            "last_at": .time(lastAt),
            "paused_at": .time(pausedAt),
        ]
    }
}
