import JSON
import Testing

@Suite struct JSONWriterTests {
    @Test func escapesOnlyWhatMustBe() {
        let value: JSONValue = .string("\"\\/\n\r\t\u{0}\u{1f}\u{7f}ä😀")
        #expect(value.serialized() == "\"\\\"\\\\/\\n\\r\\t\\u0000\\u001f\u{7f}ä😀\"")
    }

    @Test func splicesReadyJSON() {
        var writer = JSONWriter()
        writer.append("{\"a\":")
        writer.append(#"{"b":1}"#)
        writer.append(",\"c\":")
        writer.write("d")
        writer.append(Array("}".utf8))
        #expect(String(decoding: writer.bytes, as: UTF8.self) == #"{"a":{"b":1},"c":"d"}"#)
    }

    @Test func writesNumbersThatReadBackTheSame() throws {
        let value: JSONValue = [0.1, 1e100, .integer(.min)]
        #expect(try JSONParser.parse(value.serialized()) == value)
        #expect(JSONNumber(.infinity) == nil)
        #expect(JSONNumber(.nan) == nil)
    }
}
