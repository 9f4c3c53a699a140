import HTTPTypes
import Testing

@testable import Web

@Suite struct TrustedProxiesTests {
    @Test(arguments: [
        ("10.0.0.0/8", "10.255.0.1", true), ("10.0.0.0/8", "11.0.0.1", false),
        ("192.168.1.4", "192.168.1.4", true), ("192.168.1.4", "192.168.1.5", false),
        ("192.168.0.0/22", "192.168.3.255", true), ("192.168.0.0/22", "192.168.4.0", false),
        ("10.0.0.0/8", "::ffff:10.1.2.3", true), ("fd00::/8", "fd12::1", true), ("fd00::/8", "fe80::1", false),
        ("0.0.0.0/0", "203.0.113.9", true), ("0.0.0.0/0", "::1", false),
    ])
    func knowsABlockByItsBits(block: String, address: String, isInside: Bool) throws {
        let block = try #require(AddressBlock(block))
        #expect(block.contains(try #require(IPAddress(address))) == isInside)
    }

    @Test(arguments: ["", "10.0.0.0/33", "10.0.0.0/", "10.0.0/8", "fd00::/129", "proxy.example.com", "10.0.0.0/-1"])
    func refusesWhatIsNoBlock(text: String) {
        #expect(AddressBlock(text) == nil)
    }

    @Test(arguments: [
        ("10.0.0.1", "203.0.113.7, 10.0.0.9", "203.0.113.7"),
        ("10.0.0.1", "198.51.100.1, 203.0.113.7", "203.0.113.7"),
        ("203.0.113.1", "198.51.100.1", "203.0.113.1"),
        ("10.0.0.1", "nonsense", "10.0.0.1"),
    ])
    func believesOnlyItsProxies(peer: String, forwarded: String, client: String) throws {
        let proxies = TrustedProxies([try #require(AddressBlock("10.0.0.0/8"))])
        let found = proxies.client(of: try #require(IPAddress(peer)), headers: [.xForwardedFor: forwarded])
        #expect(found == IPAddress(client))
    }
}
