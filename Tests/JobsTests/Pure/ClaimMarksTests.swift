import Testing

@testable import Jobs

@Suite struct ClaimMarksTests {
    private let now = ContinuousClock.now

    private func mark(_ id: Int64, priority: Int = 100) -> ClaimMarks.Mark {
        ClaimMarks.Mark(priority: priority, id: id)
    }

    @Test func aTenantBeginsAtTheStart() {
        #expect(ClaimMarks().marks(of: ["a", "b"], at: now) == [.start, .start])
    }

    @Test func aMarkIsGoodForNineTimesWhatLookingFromTheStartTook() {
        var marks = ClaimMarks()
        marks.advance("a", from: .start, to: mark(500), start: now - .milliseconds(10), end: now)
        #expect(marks.marks(of: ["a"], at: now + .milliseconds(89)) == [mark(500)])
        #expect(marks.marks(of: ["a"], at: now + .milliseconds(90)) == [.start])
    }

    @Test func goingOnFromAMarkDoesNotProlongIt() {
        var marks = ClaimMarks()
        marks.advance("a", from: .start, to: mark(500), start: now - .milliseconds(10), end: now)
        let later = now + .milliseconds(80)
        marks.advance("a", from: mark(500), to: mark(1000), start: later - .milliseconds(10), end: later)
        #expect(marks.marks(of: ["a"], at: later) == [mark(1000)])
        #expect(marks.marks(of: ["a"], at: now + .milliseconds(90)) == [.start])
    }

    @Test func howeverLongALookTookTheNextComesWithinASecond() {
        var marks = ClaimMarks()
        marks.advance("a", from: .start, to: mark(500), start: now - .seconds(60), end: now)
        #expect(marks.marks(of: ["a"], at: now + .milliseconds(999)) == [mark(500)])
        #expect(marks.marks(of: ["a"], at: now + .seconds(1)) == [.start])
    }

    @Test func whoIsForgottenOrGoneBeginsAtTheStart() {
        var marks = ClaimMarks()
        for tenant in ["a", "b", "c"] {
            marks.advance(tenant, from: .start, to: mark(5), start: now - .milliseconds(10), end: now)
        }
        marks.forget("a")
        #expect(marks.marks(of: ["a", "b", "c"], at: now) == [.start, mark(5), mark(5)])
        marks.keep(["b"])
        #expect(marks.marks(of: ["b", "c"], at: now) == [mark(5), .start])
    }

    @Test func marksAreOrderedAsTheIndexIs() {
        #expect(mark(900, priority: 50) < mark(1, priority: 100))
        #expect(mark(1) < mark(2))
    }
}
