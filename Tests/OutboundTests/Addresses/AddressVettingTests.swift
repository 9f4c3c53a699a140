import Testing

@testable import Outbound

struct AddressVettingTests {
    @Test(arguments: [
        "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.255.254",
        "169.254.0.1", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1",
        "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.255.255.255", "240.0.0.1",
        "255.255.255.255", "::", "::1", "::127.0.0.1", "::10.1.2.3", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "::ffff:a9fe:a9fe", "fe80::1", "febf::1", "fec0::1", "fc00::1", "fdff::1", "ff02::1", "2001:db8::1", "3fff::1",
        "100::1", "2001::1", "2001:1ff::1", "2002:7f00:1::", "2002:a00:1::1", "64:ff9b::7f00:1", "64:ff9b::a00:1",
        "64:ff9b:1::1", "5f00::1", "::ffff:0:7f00:1", "4000::1", "e000::1",
    ])
    func nothingThatLeadsInwardsIsOutside(_ text: String) throws {
        #expect(AddressVetting().verdict(on: try #require(PeerAddress(text))) == .forbidden)
    }

    @Test(arguments: [
        "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255", "128.0.0.1",
        "169.253.1.1", "172.15.255.255", "172.32.0.0", "192.0.1.1", "192.167.255.255", "198.17.255.255", "198.20.0.0",
        "223.255.255.255", "::ffff:8.8.8.8", "2606:4700::1111", "2a00:1450:4001::5e", "2001:4860:4860::8888",
    ])
    func whatIsPublicIsOutside(_ text: String) throws {
        #expect(AddressVetting().verdict(on: try #require(PeerAddress(text))) == .outside)
    }

    @Test func theOperatorCanAllowWhatIsInsideButNoMetadata() throws {
        let allowed = try ["0.0.0.0/0", "::/0"].map { try #require(AddressRange($0)) }
        let vetting = AddressVetting(allowed: allowed)
        for text in ["127.0.0.1", "::ffff:127.0.0.1", "10.0.0.1", "fd00::1", "::1"] {
            #expect(vetting.verdict(on: try #require(PeerAddress(text))) == .allowed, "\(text)")
        }
        for text in [
            "169.254.169.254", "::ffff:169.254.169.254", "::169.254.169.254", "fd00:ec2::254", "64:ff9b::a9fe:a9fe",
            "2002:a9fe:a9fe::1", "100.100.100.200",
        ] {
            #expect(vetting.verdict(on: try #require(PeerAddress(text))) == .forbidden, "\(text)")
        }
    }

    @Test func whatIsAllowedEndsWhereTheRangeEnds() throws {
        let vetting = AddressVetting(allowed: [try #require(AddressRange("10.1.0.0/17"))])
        #expect(vetting.verdict(on: try #require(PeerAddress("10.1.127.255"))) == .allowed)
        #expect(vetting.verdict(on: try #require(PeerAddress("10.1.128.0"))) == .forbidden)
    }

    @Test(arguments: ["127.1", "2130706433", "0x7f000001", "0177.0.0.1", "1.2.3.4.5", "", "::g", "10.0.0.0/8"])
    func onlyTheUsualFormIsAnAddress(_ text: String) {
        #expect(PeerAddress(text) == nil)
    }

    @Test(arguments: ["10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10/8", "::/129", "x/8"])
    func onlyARangeIsARange(_ text: String) {
        #expect(AddressRange(text) == nil)
    }
}
