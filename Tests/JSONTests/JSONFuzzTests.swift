import JSON
import SeededGenerator
import Testing

@Suite struct JSONFuzzTests {
    /// Bytes that JSON is made of come often, so that the walk gets behind the first one.
    private static let alphabet = Array("{}[]\",:\\u0019d8e-+.truefalsn \u{0}\u{1F}ÄÖ".utf8) + [0xFF, 0xC3, 0xED, 0xF4]

    @Test func neverFailsOnRandomBytes() {
        var generator = SeededGenerator(seed: 7159)
        var accepted = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...40, using: &generator)
            let bytes = (0..<count).map { _ in Self.alphabet.randomElement(using: &generator) ?? 0 }
            guard let value = try? JSONParser.parse(bytes) else { continue }
            accepted += 1
            #expect((try? JSONParser.parse(value.serializedBytes())) == value)
        }
        #expect(accepted > 20)
    }

    @Test func neverFailsOnDamagedDocuments() {
        var generator = SeededGenerator(seed: 8259)
        let document = Array(
            #"{"schemas":["urn:x"],"a":{"b":[1,-2.5e7,true,null,"\u00e4\ud83d\ude00 ü"]},"c":"d"}"#.utf8)
        for _ in 0..<20_000 {
            var bytes = document
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                bytes[Int.random(in: bytes.indices, using: &generator)] = UInt8.random(
                    in: .min ... .max, using: &generator)
            }
            bytes.removeLast(Int.random(in: 0...5, using: &generator))
            do {
                _ = try JSONParser.parse(bytes)
            } catch {
                #expect(error.byteOffset <= bytes.count)
            }
        }
    }
}
