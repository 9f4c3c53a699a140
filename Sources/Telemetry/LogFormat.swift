/// How a log record is written: for machines, or for a person at a terminal.
///
/// The raw values are those of `ROLLCALL_LOG_FORMAT`.
package enum LogFormat: String, Sendable, CaseIterable {
    case json
    case text
}
