extension ConformanceReport {
    /// For people: what is to be looked at in full, what has passed by number. Ends without a newline.
    ///
    /// - Parameters:
    ///   - isColoured: for a terminal.
    ///   - isVerbose: names what has passed, too.
    package func text(isColoured: Bool, isVerbose: Bool) -> String {
        let paint = Paint(isColoured: isColoured)
        let redacted = Redaction(settings.secrets)
        var lines = ["Checking \(settings.url)", ""]
        for suite in settings.suites {
            var areas: [String] = []
            for result in results where result.check.suite == suite && !areas.contains(result.check.area) {
                areas.append(result.check.area)
            }
            for area in areas {
                let results = results.filter { $0.check.suite == suite && $0.check.area == area }
                lines += section("\(suite.title): \(area)", results, paint, redacted, isVerbose: isVerbose)
            }
        }
        return (lines + ending(paint)).joined(separator: "\n")
    }

    private func section(
        _ heading: String, _ results: [CheckResult], _ paint: Paint, _ redacted: Redaction, isVerbose: Bool
    ) -> [String] {
        let passed = results.count { $0.verdict == .pass }
        let shown = results.filter { isVerbose || $0.verdict != .pass }
        return [paint.bold(heading) + "  \(passed) of \(results.count) passed"]
            + shown.flatMap { $0.lines(paint, redacted) }
    }

    private func ending(_ paint: Paint) -> [String] {
        var lines = [""]
        if !leftBehind.isEmpty {
            lines += ["Could not be deleted, please do:"] + leftBehind.map { "  " + $0 } + [""]
        }
        let counts = "\(count(.pass)) passed, \(count(.fail)) failed, \(count(.warn)) warnings, \(count(.skip)) skipped"
        let time = "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
        let patience =
            secondsOfPatience > 0 ? ", and the server asked for \(secondsOfPatience) s of patience" : ""
        lines.append(
            paint.verdict(isPassed ? .pass : .fail, counts) + " in \(time) (\(requests) requests\(patience)).")
        return lines
    }
}

extension CheckResult {
    fileprivate func lines(_ paint: Paint, _ redacted: Redaction) -> [String] {
        let label = (verdict == .fail ? "FAIL" : verdict.rawValue).padding(to: 5)
        var lines = ["  \(paint.verdict(verdict, label)) \(check.id)  \(check.title)"]
        if let reason { lines.append("        because \(reason)") }
        for finding in findings {
            let body = finding.asked.body.map { "  " + redacted($0) } ?? ""
            let came = [
                finding.came.status.map { "status \($0)" } ?? "nothing", finding.came.contentType, finding.came.body,
            ].compactMap { $0.map(redacted.callAsFunction) }.joined(separator: "  ")
            lines += [
                "        asked     \(finding.asked.method) \(redacted(finding.asked.target))\(body)",
                "        came      \(came)", "        expected  \(redacted(finding.expected))",
                "        to do     \(redacted(finding.advice))", "        source    \(check.source)",
            ]
        }
        return lines
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
