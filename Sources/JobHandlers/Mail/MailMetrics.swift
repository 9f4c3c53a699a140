import Metrics

/// How attempts to send mail ended.
package struct MailMetrics: Sendable {
    package static let help = [
        "email_attempts_total": "Attempts to hand a mail to the mail server, by outcome."
    ]

    func count(_ verdict: MailVerdict) {
        Counter(label: "email_attempts_total", dimensions: [("outcome", verdict.outcome)]).increment()
    }
}
