package import Foundation
package import Logging

/// Writes each record as one line of JSON or text.
///
/// Metadata of the statement wins over that of the provider, and that over the logger's own. An error given to the
/// statement becomes `error` and `error.type`.
package struct StructuredLogHandler: LogHandler {
    package var logLevel: Logger.Level
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?

    private let label: String
    private let format: LogFormat
    private let redaction: LogRedaction
    private let output: LogOutput
    private let now: @Sendable () -> Date

    package init(
        label: String, format: LogFormat, level: Logger.Level, output: LogOutput,
        redaction: LogRedaction = .standard, metadataProvider: Logger.MetadataProvider? = nil,
        now: @escaping @Sendable () -> Date = { Date() }
    ) {
        self.label = label
        self.format = format
        self.redaction = redaction
        self.output = output
        self.now = now
        logLevel = level
        self.metadataProvider = metadataProvider
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        let record = LogRecord(
            time: now(), level: event.level, logger: label, message: event.message.description,
            metadata: redaction.applied(to: metadata(of: event)))
        output.append(record.line(format: format))
    }

    private func metadata(of event: LogEvent) -> Logger.Metadata {
        var merged = metadata
        if let provided = metadataProvider?.get(), !provided.isEmpty { merged.merge(provided) { $1 } }
        if let explicit = event.metadata, !explicit.isEmpty { merged.merge(explicit) { $1 } }
        if let error = event.error {
            merged["error"] = .string(String(describing: error))
            merged["error.type"] = .string(String(reflecting: type(of: error)))
        }
        return merged
    }
}
