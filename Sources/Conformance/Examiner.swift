import SCIM

/// Tries single checks against the server of a run.
struct Examiner: Sendable {
    struct Ending: Sendable {
        let result: CheckResult
        let leftBehind: [String]
        /// What the server has given to the check and no report may show.
        let secrets: [String]
    }

    let facts: ServerFacts
    let line: ServerLine
    /// For cleaning up.
    let cleaningLine: ServerLine
    let names: TestNames
    let keepsResources: Bool

    /// Whatever happens, what the check has made is gone afterwards, unless it is to be kept.
    func examine(_ check: Check) async -> Ending {
        let start = ContinuousClock.now
        let session = CheckSession(facts: facts, line: line, names: names, isReadOnly: check.isReadOnly)
        let outcome = await outcome(of: check, in: session)
        // A task of its own, for this one may have been cancelled and cleaning up must not be.
        let leftBehind = keepsResources ? [] : await Task { await session.cleanUp(on: cleaningLine) }.value
        return Ending(
            result: result(of: check, outcome, warnings: session.warnings, Self.milliseconds(since: start)),
            leftBehind: leftBehind, secrets: session.secrets)
    }

    private func outcome(of check: Check, in session: CheckSession) async -> (any Error)? {
        do {
            try Task.checkCancellation()
            for need in check.needs { try demand(need) }
            try await check.run(session)
            return nil
        } catch {
            return error
        }
    }

    private func demand(_ need: Need) throws {
        guard let reason = facts.reason(lacking: need) else { return }
        guard need == .galleryGroups else { throw CheckSkip(reason) }
        throw CheckFailure(
            Finding(
                asked: Finding.Asked(method: "GET", target: "/Schemas", body: nil),
                came: Finding.Came(status: 200, contentType: nil, body: "No \(URN.group)"),
                expected: "The Group schema: Microsoft's checks fail without groups.",
                advice: "Offer groups, and list their schema and resource type."))
    }

    private func result(
        of check: Check, _ outcome: (any Error)?, warnings: [Finding], _ milliseconds: Int
    ) -> CheckResult {
        func result(
            _ verdict: CheckResult.Verdict, reason: String? = nil, isBlocked: Bool = false, _ findings: [Finding] = []
        ) -> CheckResult {
            CheckResult(
                check: check, verdict: verdict, reason: reason, isBlocked: isBlocked, findings: findings,
                milliseconds: milliseconds)
        }
        switch outcome {
        case nil: return result(warnings.isEmpty ? .pass : .warn, warnings)
        case let failure as CheckFailure:
            return result(check.isOptional ? .warn : .fail, [failure.finding] + warnings)
        case let skip as CheckSkip: return result(.skip, reason: skip.reason, isBlocked: skip.isBlocked)
        default: return result(.skip, reason: "the run was ended", isBlocked: true)
        }
    }

    static func milliseconds(since start: ContinuousClock.Instant) -> Int {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
    }
}
