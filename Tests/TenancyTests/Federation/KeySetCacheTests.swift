import FoundationEssentials
import Testing

@testable import Tenancy

@Suite struct KeySetCacheTests {
    private let start = Date(timeIntervalSince1970: 1_750_000_000)

    private func has(_ cache: KeySetCache, _ key: String, after seconds: Double) async -> Bool? {
        await cache.keys(at: "https://issuer.example/keys", having: key, now: start.addingTimeInterval(seconds))?.has(
            key)
    }

    @Test func aKnownKeyIsAskedForOnceAQuarterOfAnHour() async throws {
        let issuer = try TestIssuer()
        let cache = KeySetCache(source: issuer)
        for second in [0.0, 1, 100, 899] { #expect(await has(cache, "rsa1", after: second) == true) }
        #expect(issuer.fetches == 1)
        #expect(await has(cache, "rsa1", after: 900) == true)
        #expect(issuer.fetches == 2)
    }

    @Test func anUnknownKeyIsLookedForOnceAMinute() async throws {
        let issuer = try TestIssuer()
        let cache = KeySetCache(source: issuer)
        #expect(await has(cache, "rsa1", after: 0) == true)
        issuer.rotate(to: ["rsa2"])
        for second in [1.0, 30, 59] { #expect(await has(cache, "rsa2", after: second) == false) }
        #expect(issuer.fetches == 1)
        #expect(await has(cache, "rsa2", after: 60) == true)
        #expect(await has(cache, "rsa1", after: 61) == false)
        #expect(issuer.fetches == 2)
    }

    @Test func whatIsRememberedCountsForADayWhileTheIssuerIsDown() async throws {
        let issuer = try TestIssuer()
        let cache = KeySetCache(source: issuer)
        #expect(await has(cache, "rsa1", after: 0) == true)
        issuer.goDown()
        for hour in [1.0, 12, 23.9] { #expect(await has(cache, "rsa1", after: hour * 3_600) == true) }
        #expect(await has(cache, "rsa1", after: 86_400) == nil)
        issuer.goDown(false)
        #expect(await has(cache, "rsa1", after: 86_400 + 59) == nil)
        #expect(await has(cache, "rsa1", after: 86_400 + 60) == true)
    }

    @Test func manyAtOnceAskOnce() async throws {
        let issuer = try TestIssuer()
        let cache = KeySetCache(source: issuer)
        await withTaskGroup(of: Bool?.self) { group in
            for _ in 0..<50 { group.addTask { await has(cache, "rsa1", after: 0) } }
            for await known in group { #expect(known == true) }
        }
        #expect(issuer.fetches == 1)
    }

    @Test func whereThereIsNoRoomWhatHasNoKeysGoesFirstAndThenTheOldest() async throws {
        let issuer = try TestIssuer()
        let cache = KeySetCache(source: issuer, capacity: 3)
        func ask(_ url: String, _ second: Double) async {
            _ = await cache.keys(at: url, having: "rsa1", now: start.addingTimeInterval(second))
        }
        await ask("a", 0)
        await ask("b", 1)
        issuer.goDown()
        await ask("broken", 2)
        issuer.goDown(false)
        await ask("c", 3)
        #expect(issuer.fetches == 4)
        for url in ["a", "b", "c"] { await ask(url, 4) }
        #expect(issuer.fetches == 4, "the one without keys made room")
        await ask("d", 5)
        for url in ["b", "c", "d"] { await ask(url, 6) }
        #expect(issuer.fetches == 5, "only the oldest made room")
        await ask("a", 7)
        #expect(issuer.fetches == 6)
    }

    @Test func ofALargeSetTwentyKeysAreKept() async throws {
        let issuer = try TestIssuer((0..<30).map { "rsa\($0)" })
        let document = try #require(await issuer.document(at: ""))
        let keys = try #require(JSONWebKeySet(parsing: document))
        #expect((0..<30).filter { keys.has("rsa\($0)") } == Array(0..<20))
    }

    @Test(arguments: ["", "[]", "{}", "{\"keys\":{}}", "<html>"])
    func whatIsNoKeySetIsNone(_ text: String) {
        #expect(JSONWebKeySet(parsing: Array(text.utf8)) == nil)
    }

    @Test(arguments: [
        #"{"kty":"RSA","n":"AQAB","e":"AQAB","kid":"k"}"#, #"{"kty":"oct","k":"c2VjcmV0","kid":"k"}"#,
        #"{"kty":"EC","crv":"P-256","x":"AA","y":"AA","kid":"k"}"#, #"{"kty":"RSA","kid":"k"}"#, #"5"#,
    ])
    func keysThatCannotBeUsedAreLeftOut(_ key: String) throws {
        let keys = try #require(JSONWebKeySet(parsing: Array("{\"keys\":[\(key)]}".utf8)))
        #expect(!keys.has("k"))
    }
}
