package import Foundation
package import Logging

/// One log record, redacted and ready to be written as one line.
package struct LogRecord: Sendable {
    package let time: Date
    package let level: Logger.Level
    /// The label of the logger.
    package let logger: String
    package let message: String
    package let metadata: Logger.Metadata

    package init(time: Date, level: Logger.Level, logger: String, message: String, metadata: Logger.Metadata) {
        self.time = time
        self.level = level
        self.logger = logger
        self.message = message
        self.metadata = metadata
    }

    /// The record's line in UTF-8, newline included.
    package func line(format: LogFormat) -> [UInt8] {
        switch format {
        case .json: jsonLine()
        case .text: textLine()
        }
    }
}
