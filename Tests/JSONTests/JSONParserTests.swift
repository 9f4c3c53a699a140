import JSON
import Testing

@Suite struct JSONParserTests {
    @Test func keepsTheOrderOfMembers() throws {
        let value = try JSONParser.parse(#"{"b":1,"a":{"d":true,"c":null}}"#)
        #expect(value.objectValue?.names == ["b", "a"])
        #expect(value.serialized() == #"{"b":1,"a":{"d":true,"c":null}}"#)
    }

    @Test func readsEveryKindOfValue() throws {
        let value = try JSONParser.parse(" [ null , true,false, 0, -7 ,1.50, 2e3 , \"x\" , [] , {} ]\n")
        #expect(value.serialized() == #"[null,true,false,0,-7,1.50,2e3,"x",[],{}]"#)
        #expect(value.arrayValue?[4] == -7)
        #expect(value.arrayValue?[5].doubleValue == 1.5)
    }

    @Test(arguments: [
        ("9223372036854775807", JSONValue.integer(.max)),
        ("-9223372036854775808", JSONValue.integer(.min)),
        ("-0", JSONValue.integer(0)),
    ])
    func readsIntegersOf64Bits(text: String, value: JSONValue) throws {
        #expect(try JSONParser.parse(text) == value)
    }

    @Test(arguments: [
        "9223372036854775808", "-9223372036854775809", "123456789012345678901234567890", "1E400", "0.1e-7",
    ])
    func keepsTheDigitsOfOtherNumbers(text: String) throws {
        let value = try JSONParser.parse(text)
        #expect(value.integerValue == nil)
        #expect(value.serialized() == text)
    }

    @Test func readsEscapes() throws {
        let value = try JSONParser.parse(#""\"\\\/\b\f\n\r\t\u00e4\ud83d\ude00ä😀""#)
        #expect(value == "\"\\/\u{8}\u{c}\n\r\tä😀ä😀")
    }

    @Test(arguments: [
        ("", JSONError.Kind.unexpectedEnd, 0),
        ("{\"a\":1,}", .unexpectedByte(UInt8(ascii: "}")), 7),
        ("{\"a\" 1}", .unexpectedByte(UInt8(ascii: "1")), 5),
        ("[1 2]", .unexpectedByte(UInt8(ascii: "2")), 3),
        ("{a:1}", .unexpectedByte(UInt8(ascii: "a")), 1),
        ("nul", .unexpectedEnd, 3),
        ("nulx", .unexpectedByte(UInt8(ascii: "x")), 3),
        ("\"abc", .unexpectedEnd, 4),
        ("\"a\\", .unexpectedEnd, 3),
        ("{} x", .trailingBytes, 3),
        ("01", .invalidNumber, 0),
        ("1.", .unexpectedEnd, 2),
        ("1.x", .invalidNumber, 2),
        ("-", .unexpectedEnd, 1),
        ("\"a\u{1}\"", .controlCharacter, 2),
        ("\"\\x\"", .invalidEscape, 1),
        ("\"\\u12g4\"", .invalidEscape, 1),
        ("\"ab\\u0000\"", .nulCharacter, 3),
        ("\"\u{0}\"", .nulCharacter, 1),
        ("\"\\ud800\"", .loneSurrogate, 1),
        ("\"\\ud800\\u0041\"", .loneSurrogate, 1),
        ("\"\\udc00\"", .loneSurrogate, 1),
        ("{\"a\":1,\"b\":2,\"a\":3}", .duplicateName("a"), 13),
    ])
    func tellsWhatIsWrongAndWhere(text: String, kind: JSONError.Kind, offset: Int) {
        #expect(throws: JSONError(kind, at: offset)) { try JSONParser.parse(text) }
    }

    @Test(
        arguments: [
            ([0x22, 0xFF, 0x22], 1), ([0x22, 0x41, 0xC3, 0x22], 2), ([0x22, 0xC0, 0x80, 0x22], 1),
            ([0x22, 0xED, 0xA0, 0x80, 0x22], 1), ([0x22, 0xF5, 0x80, 0x80, 0x80, 0x22], 1), ([0x22, 0xE2, 0x82], 1),
        ] as [([UInt8], Int)])
    func refusesInvalidUTF8(bytes: [UInt8], offset: Int) {
        #expect(throws: JSONError(.invalidUTF8, at: offset)) { try JSONParser.parse(bytes) }
    }

    @Test func boundsTheDepth() throws {
        let limits = JSONLimits(depth: 3)
        #expect(try JSONParser.parse("[[[1]]]", limits: limits).serialized() == "[[[1]]]")
        #expect(throws: JSONError(.tooDeep(limit: 3), at: 3)) { try JSONParser.parse("[[[[1]]]]", limits: limits) }
        let deep = String(repeating: "[", count: 1_000_000)
        #expect(throws: JSONError(.tooDeep(limit: 64), at: 64)) { try JSONParser.parse(deep) }
    }

    @Test func refusesNamesThatDifferInCaseWhereSCIMWantsIt() throws {
        let text = #"{"userName":"a","USERNAME":"b"}"#
        #expect(try JSONParser.parse(text).objectValue?.count == 2)
        #expect(throws: JSONError(.duplicateName("USERNAME"), at: 16)) { try JSONParser.parse(text, limits: .scim) }
    }

    @Test func findsDuplicatesInLargeObjects() {
        let members = (0..<5000).map { "\"n\($0)\":1" } + ["\"N77\":1"]
        let text = "{" + members.joined(separator: ",") + "}"
        #expect(throws: Never.self) { try JSONParser.parse(text) }
        #expect(throws: JSONError.self) { try JSONParser.parse(text, limits: .scim) }
    }

    @Test func describesAnErrorInOneSentence() {
        #expect(JSONError(.unexpectedByte(UInt8(ascii: ",")), at: 17).description == "unexpected ',' at byte 17")
        #expect(JSONError(.unexpectedByte(0x07), at: 0).description == "unexpected byte 0x07 at byte 0")
        #expect(JSONError(.duplicateName("a"), at: 3).description == "duplicate name \"a\" at byte 3")
    }

    @Test func readsAnyCollectionOfBytes() throws {
        let bytes = Array("xx[1]".utf8)
        #expect(try JSONParser.parse(bytes.dropFirst(2)) == [1])
        #expect(try JSONParser.parse(bytes.dropFirst(2).lazy.map { $0 }) == [1])
    }
}
