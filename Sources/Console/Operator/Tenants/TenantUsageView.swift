import JSON

/// How much there is of what a tenant has, from what the admin API tells.
struct TenantUsageView {
    let people: String
    let groups: String
    let seats: String
    let held: String
    let waiting: String
    let events: String
    let storage: String

    init(_ usage: JSONObject) {
        func number(_ name: String) -> Int { usage[name]?.integerValue.map { Int($0) } ?? 0 }
        (people, groups) = (Grouped.text(number("users")), Grouped.text(number("groups")))
        (seats, held) = (Grouped.text(number("seats")), Grouped.text(number("seats_held")))
        (waiting, events) = (Grouped.text(number("waiting")), Grouped.text(number("events")))
        storage = ByteCount.text(Int64(number("storage_bytes")))
    }
}
