import Testing

@testable import Outbound

struct OutboundURLTests {
    @Test(arguments: [
        // Odd forms of addresses.
        "https://127.0.0.1/", "https://127.1/", "https://127.0.1/", "https://2130706433/", "https://0x7f000001/",
        "https://0x7f.0.0.1/", "https://0X7F.1/", "https://0177.0.0.1/", "https://017700000001/",
        "https://127.0.0.0x1/",
        "https://10.0.0.1/", "https://1.1.1.1/", "https://169.254.169.254/latest/", "https://0/", "https://0.0.0.0/",
        "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://[::127.0.0.1]/", "https://[64:ff9b::7f00:1]/",
        "https://[fd00:ec2::254]/", "https://[fe80::1%25eth0]/", "https://[::]/", "https://[::1/", "https://::1/",
        "https://１２７.０.０.１/", "https://127。0。0。1/", "https://127.0.0.1./", "https://example.com./",
        // What two readers may understand differently.
        "https://user@example.com/", "https://user:secret@example.com/", "https://example.com@10.0.0.1/",
        "https://h\\@evil.example/", "https:\\\\example.com/", "https:example.com", "https:///x", "https://",
        "https://example.com/#part", "https://exa mple.com/", "https://example.com/\r\nHost: x", "https://%31.example/",
        "https://-a.example/", "https://a-.example/", "https://a..example/", "https://.example/",
        "https://ex_ample.com/",
        "https://ex*mple.com/",
        // Schemes and ports.
        "http://example.com/", "ftp://example.com/", "file:///etc/passwd", "//example.com/", "example.com", "",
        "https://example.com:/", "https://example.com:0/", "https://example.com:99999/", "https://example.com:+443/",
        "https://example.com:22/", "https://example.com:6379/", "https://example.com:4 43/", "gopher://example.com/",
    ])
    func refuses(_ text: String) {
        #expect(throws: OutboundFailure.self) { try OutboundURL(text, vetting: AddressVetting()) }
    }

    @Test func readsWhatIsFine() throws {
        let url = try OutboundURL("HTTPS://Hooks.Example.COM:8443/a/b?c=d&e=%20", vetting: AddressVetting())
        #expect(url.host == "hooks.example.com")
        #expect(url.port == 8443)
        #expect(url.target == "/a/b?c=d&e=%20")
        #expect(url.authority == "hooks.example.com:8443")
        let bare = try OutboundURL("https://xn--bcher-kva.example?x", vetting: AddressVetting())
        #expect(bare.target == "/?x")
        #expect(bare.authority == "xn--bcher-kva.example")
    }

    @Test func insideWhatIsAllowedPlainTextPortsAndAddressesAreFine() throws {
        let vetting = AddressVetting(allowed: [try #require(AddressRange("10.0.0.0/8"))])
        let url = try OutboundURL("http://10.1.2.3:9000/", vetting: vetting)
        #expect(url.isPermitted(at: .allowed))
        #expect(!url.isPermitted(at: .outside))
        #expect(throws: OutboundFailure.self) { try OutboundURL("http://11.1.2.3:9000/", vetting: vetting) }
        #expect(throws: OutboundFailure.self) { try OutboundURL("http://169.254.169.254/", vetting: vetting) }
        #expect(throws: OutboundFailure.self) { try OutboundURL("http://10.1/", vetting: vetting) }
    }
}
