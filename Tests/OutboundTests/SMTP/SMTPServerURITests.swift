import Testing

@testable import Outbound

@Suite struct SMTPServerURITests {
    @Test func readsWhatOperatorsWrite() throws {
        #expect(
            try SMTPServer(uri: "smtps://me:p%40ss%3Aw@mail.example.com")
                == SMTPServer(
                    host: "mail.example.com", port: 465, encryption: .implicit,
                    credentials: .init(user: "me", password: "p@ss:w")))
        #expect(
            try SMTPServer(uri: "smtp://mail.example.com:2525/")
                == SMTPServer(host: "mail.example.com", port: 2525, encryption: .startTLS))
        #expect(
            try SMTPServer(uri: "smtp://relay:25?tls=none")
                == SMTPServer(host: "relay", port: 25, encryption: .none))
        #expect(try SMTPServer(uri: "smtps://[2001:db8::1]:465").host == "2001:db8::1")
    }

    @Test func encryptsUnlessTheServerIsThisMachine() throws {
        for host in ["localhost", "127.0.0.1", "127.1.2.3", "[::1]"] {
            #expect(try SMTPServer(uri: "smtp://\(host):25").encryption == .none)
            #expect(try SMTPServer(uri: "smtp://me:secret@\(host):25").encryption == .startTLS)
            #expect(try SMTPServer(uri: "smtp://\(host):25?tls=starttls").encryption == .startTLS)
        }
        for host in ["mail.example.com", "127.evil.example", "10.0.0.1"] {
            #expect(try SMTPServer(uri: "smtp://\(host):25").encryption == .startTLS)
        }
    }

    @Test(arguments: [
        "", "mail.example.com", "http://mail", "smtp://", "smtp://:25", "smtp://host:0", "smtp://host:70000",
        "smtp://host:x", "smtp://user@host", "smtp://user:@host", "smtp://:pass@host", "smtp://u:p%zz@host",
        "smtp://host?tls=maybe", "smtp://host?timeout=3", "smtps://host?tls=none", "smtp://u:p@host?tls=none",
        "smtp://[::1", "smtp://ho st", "smtp://host/path", "smtp://u:p%00@host", "smtp://a:b:25",
    ])
    func refusesWhatNamesNoServer(_ uri: String) {
        let refusal = #expect(throws: SMTPServer.URIRefusal.self) { try SMTPServer(uri: uri) }
        #expect(refusal?.description.contains("p@") == false)
    }
}
