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

    package func handler(label: String, adding provider: Logger.MetadataProvider? = nil) -> StructuredLogHandler {
        StructuredLogHandler(
            label: label, format: format, level: level, output: output, redaction: redaction,
            metadataProvider: provider)
    }

    /// Makes every `Logger` of the process log so. Call once, before the first `Logger` is made.
    ///
    /// - Parameter provider: what every line says of the work that it comes from.
    package func bootstrap(adding provider: Logger.MetadataProvider? = nil) {
        LoggingSystem.bootstrap(
            { label, provider in handler(label: label, adding: provider) }, metadataProvider: provider)
    }
}
