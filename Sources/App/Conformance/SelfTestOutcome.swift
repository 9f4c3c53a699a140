import Conformance
import JSON

/// What a self-test has found, for a terminal or as JSON.
package struct SelfTestOutcome: Sendable {
    private let report: ConformanceReport

    init(_ report: ConformanceReport) {
        self.report = report
    }

    /// Whether nothing has failed, and nothing that was to be tried could not be.
    package var isPassed: Bool { report.isPassed }

    /// For people; see `ConformanceReport.text`.
    package func text(isColoured: Bool, isVerbose: Bool) -> String {
        report.text(isColoured: isColoured, isVerbose: isVerbose)
    }

    /// For programs; see `ConformanceReport.json`.
    package var json: String { report.json.serialized() }
}
