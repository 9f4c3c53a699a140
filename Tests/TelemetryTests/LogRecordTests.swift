import Foundation
import JSON
import Logging
import Synchronization
import Testing

@testable import Telemetry

@Suite struct LogRecordTests {
    /// The lines that a logger wrote.
    private final class Lines: Sendable {
        private let lines = Mutex<[String]>([])

        var output: LogOutput {
            LogOutput { line in self.lines.withLock { $0.append(String(decoding: line, as: UTF8.self)) } }
        }

        var all: [String] { lines.withLock { $0 } }
    }

    private struct Failure: Error {}

    private func logger(_ lines: Lines, format: LogFormat = .json, level: Logger.Level = .info) -> Logger {
        Logger(label: "jobs") { label in
            StructuredLogHandler(
                label: label, format: format, level: level, output: lines.output,
                now: { Date(timeIntervalSince1970: 1_795_503_839.12) })
        }
    }

    @Test func writesOneJSONObjectALine() throws {
        let lines = Lines()
        logger(lines).notice("Worker started.", metadata: ["worker.id": "\(7)", "jobs": .stringConvertible(3)])
        let line = try #require(lines.all.first)
        #expect(line.hasSuffix("}\n"))
        let record = try JSONParser.parse(line)
        #expect(record["ts"] == "2026-11-24T07:03:59.120Z")
        #expect(record["level"] == "notice")
        #expect(record["msg"] == "Worker started.")
        #expect(record["logger"] == "jobs")
        #expect(record["worker.id"] == "7")
        #expect(record["jobs"] == .integer(3))
    }

    @Test func metadataCannotReplaceTheRecordsOwnFields() throws {
        let lines = Lines()
        logger(lines).info("True.", metadata: ["msg": "False.", "level": "critical"])
        let record = try JSONParser.parse(try #require(lines.all.first))
        #expect(record["msg"] == "True.")
        #expect(record["msg_"] == "False.")
        #expect(record["level"] == "info")
    }

    @Test func messagesCannotForgeALine() throws {
        for format in LogFormat.allCases {
            let lines = Lines()
            logger(lines, format: format).info("a\nb\u{1B}[2J", metadata: ["key": "c\nd \"e\""])
            let line = try #require(lines.all.first)
            #expect(line.utf8.filter { $0 == UInt8(ascii: "\n") }.count == 1)
            #expect(!line.utf8.contains(0x1B))
        }
    }

    @Test func secretsAreMaskedAtAnyDepth() {
        let lines = Lines()
        var logger = logger(lines)
        logger[metadataKey: "smtp.password"] = "hunter2"
        logger.info(
            "x",
            metadata: [
                "request": .dictionary([
                    "Authorization": "Bearer hunter2", "headers": .array([["set-cookie": "hunter2"]]),
                ]),
                "apiToken": "hunter2",
            ])
        #expect(lines.all.count == 1)
        #expect(!lines.all.joined().contains("hunter2"))
    }

    @Test func keysAreMaskedByTheirWords() {
        #expect(!LogRedaction.standard.masks("tokenizer"))
        #expect(!LogRedaction.standard.masks("request_id"))
        #expect(LogRedaction.standard.masks("access_token"))
        #expect(LogRedaction.standard.masks("userName"))
    }

    @Test func errorsBecomeFields() throws {
        let lines = Lines()
        logger(lines).error("It failed.", error: Failure())
        let record = try JSONParser.parse(try #require(lines.all.first))
        #expect(record["error"]?.stringValue?.contains("Failure") == true)
        #expect(record["error.type"]?.stringValue?.contains("Failure") == true)
    }

    @Test func recordsBelowTheLevelAreNotWritten() {
        let lines = Lines()
        logger(lines, level: .warning).info("quiet")
        #expect(lines.all.isEmpty)
    }

    @Test(arguments: [
        (0.0, "1970-01-01T00:00:00.000Z"), (951_782_400, "2000-02-29T00:00:00.000Z"),
        (-0.001, "1969-12-31T23:59:59.999Z"), (4_107_542_399.999, "2100-02-28T23:59:59.999Z"),
    ])
    func timestampsAreRFC3339(seconds: Double, text: String) {
        #expect(LogTimestamp(Date(timeIntervalSince1970: seconds)).description == text)
    }

    @Test func linesOfManyThreadsDoNotInterleave() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("log-\(UUID()).txt").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let descriptor = open(path, O_CREAT | O_WRONLY | O_APPEND, 0o600)
        let output = LogOutput(fileDescriptor: descriptor)
        let logger = Logger(label: "x") { label in
            StructuredLogHandler(label: label, format: .json, level: .info, output: output)
        }
        await withTaskGroup { group in
            for task in 0..<8 {
                group.addTask {
                    for line in 0..<200 {
                        logger.info("\(String(repeating: "x", count: 300))", metadata: ["n": "\(task).\(line)"])
                    }
                }
            }
        }
        close(descriptor)
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 1_600)
        for line in lines { _ = try JSONParser.parse(String(line)) }
    }
}
