import Jobs

/// What workers did in each minute of a queue, drawn: a bar a minute, of what was done, tried again and given up.
struct QueueChart {
    /// Of the drawing, in its own units.
    static let (width, height) = (600.0, 72.0)
    /// What happened at all is seen.
    private static let least = 1.5

    /// A minute in which something happened.
    struct Bar {
        let what: String
        let parts: [Part]
    }

    struct Part {
        /// A class of the stylesheet.
        let kind: String
        let x: String
        let y: String
        let partWidth: String
        let partHeight: String
    }

    /// The same as a line of a table.
    struct Line {
        let minute: MomentView
        let completed: String
        let failed: String
        let discarded: String
    }

    let bars: [Bar]
    /// In place of the drawing for who does not see it.
    let summary: String
    let completed: String
    let failed: String
    let discarded: String
    /// Of the fullest minute.
    let most: String
    let minuteCount: Int
    let isIdle: Bool
    /// The newest first, without those in which nothing happened.
    let lines: [Line]

    /// - Parameter minutes: Oldest first, without gaps.
    init(_ minutes: [QueueMinute]) {
        func sum(_ count: (QueueMinute) -> Int) -> Int { minutes.reduce(0) { $0 + count($1) } }
        let most = minutes.map(\.total).max() ?? 0
        (completed, failed, discarded) = (
            Grouped.text(sum(\.completed)), Grouped.text(sum(\.failed)), Grouped.text(sum(\.discarded))
        )
        self.most = Grouped.text(most)
        minuteCount = minutes.count
        isIdle = most == 0
        summary = """
            The last \(minutes.count) minutes: \(completed) done, \(failed) tried again, \(discarded) given up; \
            at most \(self.most) in a minute
            """
        bars = minutes.enumerated().filter { $0.element.total > 0 }.map { index, minute in
            Self.bar(minute, at: index, of: minutes.count, most: most)
        }
        lines = minutes.reversed().filter { $0.total > 0 }.map { minute in
            Line(
                minute: MomentView(minute.minute), completed: Grouped.text(minute.completed),
                failed: Grouped.text(minute.failed), discarded: Grouped.text(minute.discarded))
        }
    }

    private static func bar(_ minute: QueueMinute, at index: Int, of count: Int, most: Int) -> Bar {
        let slot = width / Double(count)
        var top = height
        let parts = [("done", minute.completed), ("again", minute.failed), ("lost", minute.discarded)]
            .filter { $0.1 > 0 }
            .map { kind, jobs in
                // Room for two parts that are drawn larger than they are.
                let length = max(least, (height - 2 * least) * Double(jobs) / Double(most))
                top -= length
                return Part(
                    kind: kind, x: text(slot * Double(index) + slot * 0.1), y: text(top), partWidth: text(slot * 0.8),
                    partHeight: text(length))
            }
        return Bar(
            what: "\(MomentView(minute.minute).text): \(Grouped.text(minute.completed)) done, "
                + "\(Grouped.text(minute.failed)) tried again, \(Grouped.text(minute.discarded)) given up",
            parts: parts)
    }

    /// With one digit behind the point.
    private static func text(_ length: Double) -> String {
        let tenths = Int((length * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension QueueMinute {
    /// Attempts that ended, whatever way.
    var total: Int { completed + failed + discarded }
}
