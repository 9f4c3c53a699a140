import Foundation

/// What a run has found.
package struct ConformanceReport: Sendable {
    let settings: ConformanceSettings
    let facts: ServerFacts
    let startedAt: Date
    let milliseconds: Int
    let requests: Int
    /// How long the server has asked to be patient.
    let secondsOfPatience: Int
    package let results: [CheckResult]
    /// Paths of test resources that could not be deleted.
    package let leftBehind: [String]

    package func count(_ verdict: CheckResult.Verdict) -> Int {
        results.count { $0.verdict == verdict }
    }

    /// Whether nothing has failed, and nothing that was to be tried could not be.
    package var isPassed: Bool {
        count(.fail) == 0 && !results.contains(where: \.isBlocked)
    }
}
