package import Foundation

/// Checks a SCIM server: asks it what it has, runs the checks beside each other, and cleans up.
package struct ConformanceRun: Sendable {
    private let settings: ConformanceSettings
    private let exchange: Exchange
    private let sleep: @Sendable (Duration) async -> Void

    /// - Parameter sleep: waits as long as it is told, or shorter when the run is cancelled.
    package init(
        _ settings: ConformanceSettings, exchange: @escaping Exchange,
        sleep: @escaping @Sendable (Duration) async -> Void
    ) {
        self.settings = settings
        self.exchange = exchange
        self.sleep = sleep
    }

    /// Runs every chosen check. When the task is cancelled, checks under way end at their next request, what they have
    /// made is cleaned away, and the report tells of what was done.
    ///
    /// - Throws: ``ConformanceRefusal`` when the server can't be reached, refuses the token, or has no such check.
    package func report(startedAt: Date) async throws(ConformanceRefusal) -> ConformanceReport {
        let start = ContinuousClock.now
        let checks = try settings.checks()
        let line = ServerLine(exchange, sleep: sleep)
        let facts = try await ServerFacts.discover(on: line, oauth: settings.oauth)
        let cleaningLine = line.afresh()
        let examiner = Examiner(
            facts: facts, line: line, cleaningLine: cleaningLine, names: TestNames(run: settings.run),
            keepsResources: settings.keepsResources)
        let endings = await endings(of: checks, by: examiner)
        var settings = settings
        settings.secrets += endings.flatMap(\.secrets)
        return ConformanceReport(
            settings: settings, facts: facts, startedAt: startedAt,
            milliseconds: Examiner.milliseconds(since: start), requests: line.requests + cleaningLine.requests,
            secondsOfPatience: line.waited + cleaningLine.waited,
            results: endings.map(\.result), leftBehind: endings.flatMap(\.leftBehind))
    }

    /// In the order of the checks.
    private func endings(of checks: [Check], by examiner: Examiner) async -> [Examiner.Ending] {
        await withTaskGroup(of: (Int, Examiner.Ending).self) { group in
            var waiting = checks.enumerated().makeIterator()
            var endings: [(Int, Examiner.Ending)] = []
            for _ in 0..<settings.width {
                guard let (index, check) = waiting.next() else { break }
                group.addTask { (index, await examiner.examine(check)) }
            }
            for await ending in group {
                endings.append(ending)
                if let (index, check) = waiting.next() {
                    group.addTask { (index, await examiner.examine(check)) }
                }
            }
            return endings.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}
