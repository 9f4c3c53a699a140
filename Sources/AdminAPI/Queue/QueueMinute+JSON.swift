package import JSON
package import Jobs

extension QueueMinute {
    package var json: JSONObject {
        [
            "minute": .time(minute), "completed": .integer(completed), "failed": .integer(failed),
            "discarded": .integer(discarded),
        ]
    }
}
