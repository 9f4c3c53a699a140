import HTTPTypes
import Testing

@testable import Console

@Suite struct SameOriginTests {
    private let origin = "https://rollcall.example"

    @Test func aFormOfThisOriginPasses() {
        #expect(SameOrigin.allows([.secFetchSite: "same-origin"], origin: origin))
        #expect(SameOrigin.allows([.origin: "https://rollcall.example"], origin: origin))
        #expect(SameOrigin.allows([.origin: "https://Rollcall.example"], origin: origin))
    }

    @Test func aFormOfAnyOtherPlaceDoesNot() {
        for site in ["cross-site", "same-site", "none", ""] {
            #expect(!SameOrigin.allows([.secFetchSite: site, .origin: origin], origin: origin), "\(site)")
        }
        for other in ["https://evil.example", "http://rollcall.example", "https://rollcall.example:8443", "null", ""] {
            #expect(!SameOrigin.allows([.origin: other], origin: origin), "\(other)")
        }
        #expect(!SameOrigin.allows([:], origin: origin))
    }
}
