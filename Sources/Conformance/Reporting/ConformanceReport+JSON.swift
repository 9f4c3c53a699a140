import Foundation
package import JSON

extension ConformanceReport {
    /// The number of the document's shape; members may be added without a new one.
    private static let shape = 1

    /// `{"report_version":1,"tool","url","started_at","duration_ms","requests","suites":[…],"server":{…},
    /// "summary":{"passed","failed","warned","skipped"},"passed":true,"checks":[{"id","suite","area","title","source",
    /// "optional","verdict":"pass|fail|warn|skip","reason","blocked","duration_ms","findings":[{"asked":{"method",
    /// "target","body"},"came":{"status","content_type","body"},"expected","advice"}]}],"left_behind":[…]}`
    package var json: JSONObject {
        let redacted = Redaction(settings.secrets)
        return [
            "report_version": .integer(Int64(Self.shape)), "tool": "rollcall conformance",
            "url": .string(settings.url), "started_at": .string(startedAt.formatted(.iso8601)),
            "duration_ms": .integer(Int64(milliseconds)), "requests": .integer(Int64(requests)),
            "suites": .array(settings.suites.map { .string($0.rawValue) }), "server": .object(facts.summary),
            "summary": [
                "passed": .integer(Int64(count(.pass))), "failed": .integer(Int64(count(.fail))),
                "warned": .integer(Int64(count(.warn))), "skipped": .integer(Int64(count(.skip))),
            ],
            "passed": .bool(isPassed), "checks": .array(results.map { .object($0.json(redacted)) }),
            "left_behind": .array(leftBehind.map { .string($0) }),
        ]
    }
}

extension CheckResult {
    fileprivate func json(_ redacted: Redaction) -> JSONObject {
        [
            "id": .string(check.id), "suite": .string(check.suite.rawValue), "area": .string(check.area),
            "title": .string(check.title), "source": .string(check.source), "optional": .bool(check.isOptional),
            "verdict": .string(verdict.rawValue), "reason": reason.map { .string($0) } ?? .null,
            "blocked": .bool(isBlocked), "duration_ms": .integer(Int64(milliseconds)),
            "findings": .array(findings.map { .object($0.json(redacted)) }),
        ]
    }
}

extension Finding {
    fileprivate func json(_ redacted: Redaction) -> JSONObject {
        func text(_ text: String?) -> JSONValue { text.map { .string(redacted($0)) } ?? .null }
        return [
            "asked": ["method": .string(asked.method), "target": text(asked.target), "body": text(asked.body)],
            "came": [
                "status": came.status.map { .integer(Int64($0)) } ?? .null, "content_type": text(came.contentType),
                "body": text(came.body),
            ],
            "expected": text(expected), "advice": text(advice),
        ]
    }
}
