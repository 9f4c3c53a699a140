import Testing
import Web

struct FormParametersTests {
    @Test func readsWhatAFormSays() throws {
        let form = try FormParameters("a=1&b=x+y%26%3D&empty=&flag&%63=d")
        #expect(try form.value("a") == "1")
        #expect(try form.value("b") == "x y&=")
        #expect(try form.value("empty") == nil)
        #expect(try form.value("flag") == nil)
        #expect(try form.value("c") == "d")
        #expect(try form.value("none") == nil)
    }

    @Test func aParameterThatIsThereTwiceIsRefusedWhenItIsAskedFor() throws {
        let form = try FormParameters("a=1&b=2&%61=1")
        #expect(throws: FormParameters.Mistake.repeated("a")) { try form.value("a") }
        #expect(try form.value("b") == "2")
    }

    @Test(arguments: ["a=%", "a=%4", "%zz=1", "a=%ff", "a=%00"])
    func escapesThatSpellNoTextAreRefused(_ text: String) {
        #expect(throws: FormParameters.Mistake.notEncoded) { try FormParameters(text) }
    }

    @Test func aFormHasAnEnd() {
        let text = (1...65).map { "p\($0)=1" }.joined(separator: "&")
        #expect(throws: FormParameters.Mistake.tooMany) { try FormParameters(text) }
    }
}
