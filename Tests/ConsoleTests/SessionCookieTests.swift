import HTTPTypes
import Testing

@testable import Console

@Suite struct SessionCookieTests {
    private let secure = SessionCookie(isSecure: true)
    private let plain = SessionCookie(isSecure: false)

    @Test func overTLSItIsBoundToThisHostAndOutOfReachOfScripts() {
        #expect(secure.setting("abc") == "__Host-rollcall=abc; Path=/; HttpOnly; SameSite=Lax; Secure")
        #expect(plain.setting("abc") == "rollcall=abc; Path=/; HttpOnly; SameSite=Lax")
        #expect(secure.removing == "__Host-rollcall=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure")
    }

    @Test func isFoundAmongOthersByItsWholeName() {
        #expect(plain.secret(in: [.cookie: "a=b; rollcall=abc; rollcall2=x"]) == "abc")
        #expect(plain.secret(in: [.cookie: "xrollcall=abc"]) == nil)
        #expect(plain.secret(in: [.cookie: "rollcall="]) == nil)
        #expect(plain.secret(in: [:]) == nil)
        // What came without TLS is none where TLS is.
        #expect(secure.secret(in: [.cookie: "rollcall=abc"]) == nil)
    }

    /// One of two was planted by somebody.
    @Test func ofTwoNoneIsTaken() {
        #expect(plain.secret(in: [.cookie: "rollcall=abc; rollcall=def"]) == nil)
    }
}
