import Events
import JSON

extension Event {
    /// Appends the event as the admin API shows it.
    func write(to writer: inout JSONWriter) {
        writer.append("{\"id\":")
        writer.write(JSONValue.id(id))
        writer.append(",\"sequence\":\(sequence),\"type\":")
        writer.write(type.rawValue)
        writer.append(",\"time\":")
        writer.write(JSONValue.time(time))
        writer.append(",\"subject\":")
        writer.write(JSONValue.id(subject))
        writer.append(",\"data\":")
        writer.append(data)
        writer.append(",\"changes\":")
        writer.append(changes ?? "null")
        writer.append("}")
    }

    /// The same as a value.
    var json: JSONObject {
        var writer = JSONWriter(capacity: 512)
        write(to: &writer)
        return (try? JSONParser.parse(writer.bytes))?.objectValue ?? [:]
    }
}
