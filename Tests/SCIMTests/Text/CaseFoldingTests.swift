import SCIM
import Testing

@Suite struct CaseFoldingTests {
    @Test(arguments: [
        ("Ann@X.test", "ann@x.test"), ("ÅSA", "åsa"), ("A\u{30A}sa", "åsa"), ("Ａｎｎ", "ann"), ("ﬁn", "fin"),
        ("ΣΑΣ", "σασ"),
        ("straße", "straße"), ("℡", "tel"), ("", ""),
    ])
    func foldsCaseAndEncoding(text: String, key: String) {
        // Bytes, because Swift takes composed and decomposed text for equal.
        #expect(Array(CaseFolding.key(text).utf8) == Array(key.utf8))
    }

    @Test(arguments: ["Straße ÅSA ΣΑΣ ℡ ﬁ İ ǅ ϓ ẞ Ａ A\u{30A}", "plain", "ǰ\u{323}"])
    func aKeyIsItsOwnKey(text: String) {
        let key = CaseFolding.key(text)
        #expect(Array(CaseFolding.key(key).utf8) == Array(key.utf8))
    }
}
