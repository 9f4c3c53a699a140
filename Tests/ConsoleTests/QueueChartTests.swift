import Foundation
import Testing

@testable import Console
@testable import Jobs

@Suite struct QueueChartTests {
    private func minutes(_ counts: [(completed: Int, failed: Int, discarded: Int)]) -> [QueueMinute] {
        counts.enumerated().map { index, count in
            QueueMinute(
                minute: Date(timeIntervalSince1970: 1_764_369_600 + Double(index) * 60), completed: count.completed,
                failed: count.failed, discarded: count.discarded)
        }
    }

    private func number(_ text: String) throws -> Double { try #require(Double(text)) }

    @Test func aMinuteIsABarAtItsPlaceAndTheFullestIsTheHighest() throws {
        let chart = QueueChart(minutes([(0, 0, 0), (50, 0, 0), (100, 0, 0), (0, 0, 0)]))
        #expect(chart.bars.count == 2, "where nothing happened there is nothing")
        let (half, full) = (try #require(chart.bars.first?.parts.first), try #require(chart.bars.last?.parts.first))
        #expect((half.x, full.x) == ("165.0", "315.0"))
        #expect(half.partWidth == "120.0")
        #expect(try number(full.partHeight) == 2 * number(half.partHeight))
        #expect(try number(full.y) >= 0)
        #expect(try number(half.y) + number(half.partHeight) == QueueChart.height, "bars stand on the floor")
    }

    @Test func partsOfAMinuteStandOnEachOtherAndStayInTheDrawing() throws {
        let chart = QueueChart(minutes([(1_000_000, 1, 1), (3, 0, 0)]))
        let parts = try #require(chart.bars.first?.parts)
        #expect(parts.map(\.kind) == ["done", "again", "lost"])
        for (below, above) in zip(parts, parts.dropFirst()) {
            let gap = try number(above.y) + number(above.partHeight) - number(below.y)
            #expect(abs(gap) < 0.11)
        }
        #expect(try number(parts[2].y) >= 0)
        let heights = try parts.map { try number($0.partHeight) }
        #expect(heights.allSatisfy { $0 >= 1.5 }, "one of a million is seen")
        #expect(try number(#require(chart.bars.last?.parts.first).partHeight) >= 1.5)
    }

    @Test func saysInWordsWhatIsDrawn() {
        let chart = QueueChart(minutes([(1_200, 3, 0), (0, 0, 0), (34, 0, 1)]))
        #expect(
            chart.summary
                == "The last 3 minutes: 1,234 done, 3 tried again, 1 given up; at most 1,203 in a minute")
        #expect(chart.lines.map(\.completed) == ["34", "1,200"], "the newest first")
        #expect(chart.bars[0].what == "28 Nov 2025, 22:40 UTC: 1,200 done, 3 tried again, 0 given up")
    }

    @Test func anHourWithoutWorkDividesByNothing() {
        let chart = QueueChart(minutes([(0, 0, 0), (0, 0, 0)]))
        #expect(chart.isIdle && chart.bars.isEmpty && chart.lines.isEmpty)
        #expect(QueueChart([]).isIdle)
    }
}
