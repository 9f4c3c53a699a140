import JSON
import Logging

extension LogRecord {
    /// Names that a metadata key can't take; it is written with a `_` after it.
    private static let reservedNames: Set<String> = ["ts", "level", "msg", "logger"]

    /// `{"ts":…,"level":…,"msg":…,"logger":…,` then the metadata by name`}`.
    func jsonLine() -> [UInt8] {
        var writer = JSONWriter(capacity: 512)
        writer.append("{\"ts\":\"")
        writer.append(LogTimestamp(time).description)
        writer.append("\",\"level\":\"")
        writer.append(level.rawValue)
        writer.append("\",\"msg\":")
        writer.write(message)
        writer.append(",\"logger\":")
        writer.write(logger)
        for (name, value) in metadata.sorted(by: { $0.key < $1.key }) {
            writer.append(",")
            writer.write(Self.reservedNames.contains(name) ? name + "_" : name)
            writer.append(":")
            Self.write(value, to: &writer)
        }
        writer.append("}\n")
        return writer.bytes
    }

    private static func write(_ value: Logger.MetadataValue, to writer: inout JSONWriter) {
        switch value {
        case .string(let text): writer.write(text)
        case .stringConvertible(let value): write(convertible: value, to: &writer)
        case .array(let elements):
            writer.append("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { writer.append(",") }
                write(element, to: &writer)
            }
            writer.append("]")
        case .dictionary(let members):
            writer.append("{")
            for (index, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                if index > 0 { writer.append(",") }
                writer.write(member.key)
                writer.append(":")
                write(member.value, to: &writer)
            }
            writer.append("}")
        }
    }

    /// Numbers and truth values stay what they are, so that a log store can compare them.
    private static func write(convertible value: any CustomStringConvertible, to writer: inout JSONWriter) {
        switch value {
        case let value as Bool: writer.append(value ? "true" : "false")
        case let value as any FixedWidthInteger: writer.append(value.description)
        case let value as Double where value.isFinite: writer.append(value.description)
        case let value as Float where value.isFinite: writer.append(value.description)
        default: writer.write(value.description)
        }
    }
}
