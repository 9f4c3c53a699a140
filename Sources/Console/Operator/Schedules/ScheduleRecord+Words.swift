import Jobs

extension ScheduleRecord {
    private static let units: [(seconds: Int, name: String)] = [
        (86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"),
    ]

    /// How often it comes, as people say it: a period of so many seconds in the largest unit that measures it, such as `every hour`.
    var shownRecurrence: String { Self.words(recurrence) }

    static func words(_ recurrence: String) -> String {
        let parts = recurrence.split(separator: " ")
        guard parts.count == 3, parts[0] == "every", parts[2] == "s", let seconds = Int(parts[1]), seconds > 0,
            let unit = units.first(where: { seconds.isMultiple(of: $0.seconds) })
        else { return recurrence }
        let count = seconds / unit.seconds
        return count == 1 ? "every \(unit.name)" : "every \(Grouped.text(count)) \(unit.name)s"
    }
}
