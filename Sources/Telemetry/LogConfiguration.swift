package import Logging

/// How the process logs.
///
/// ## Configuration keys
/// - `ROLLCALL_LOG_FORMAT`: `json` (default) or `text`.
/// - `ROLLCALL_LOG_LEVEL`: `trace`, `debug`, `info` (default), `notice`, `warning`, `error`, `critical`.
package struct LogConfiguration: Sendable {
    package var format: LogFormat
    package var level: Logger.Level
    package var output: LogOutput
    package var redaction: LogRedaction

    package init(
        format: LogFormat = .json, level: Logger.Level = .info, output: LogOutput = .standardOutput,
        redaction: LogRedaction = .standard
    ) {
        self.format = format
        self.level = level
        self.output = output
        self.redaction = redaction
    }

    package func handler(label: String) -> StructuredLogHandler {
        StructuredLogHandler(label: label, format: format, level: level, output: output, redaction: redaction)
    }

    /// Makes every `Logger` of the process log so. Call once, before the first `Logger` is made.
    package func bootstrap() {
        LoggingSystem.bootstrap { label in handler(label: label) }
    }
}
