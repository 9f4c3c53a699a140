import FoundationEssentials
import Web

/// Two date fields of a list, of which either may be empty: from one day on, until another, which is included.
struct DaySpan: Sendable {
    /// As they were typed.
    let since: String
    let until: String
    let start: Date?
    let end: Date?
    let sinceProblem: String?
    let untilProblem: String?
    /// Of the fields: a date field would drop what is no day, and the browser complain of it.
    let sinceKind: String
    let untilKind: String

    init(_ query: Query) {
        (since, until) = (query.text("since"), query.text("until"))
        let (first, last) = (Day(since), Day(until))
        (start, end) = (first?.start, last?.end)
        sinceKind = since.isEmpty || first != nil ? "date" : "text"
        untilKind = until.isEmpty || last != nil ? "date" : "text"
        sinceProblem = since.isEmpty || first != nil ? nil : Self.noDay
        if let first, let last, last.start < first.start {
            untilProblem = "This day is before the first one."
        } else {
            untilProblem = until.isEmpty || last != nil ? nil : Self.noDay
        }
    }

    var hasProblem: Bool { sinceProblem != nil || untilProblem != nil }

    var parameters: [(String, String)] { [("since", since), ("until", until)] }

    /// What an export, which has no fields, says of days that are none.
    func check() throws(Failure) {
        if let sinceProblem { throw .invalidParameter("since", sinceProblem) }
        if let untilProblem { throw .invalidParameter("until", untilProblem) }
    }

    private static let noDay = "This is no day. Write it as 2026-11-28."
}
