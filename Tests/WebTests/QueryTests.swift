import Testing

@testable import Web

@Suite struct QueryTests {
    @Test(arguments: [
        ("filter=userName%20eq%20%22a%40x.test%22", #"userName eq "a@x.test""#),
        ("aadOptscim062020&filter=externalId%20eq%20jyoung", "externalId eq jyoung"),
        ("filter=userName+eq+%22a%2Bb@x.test%22", #"userName eq "a+b@x.test""#),
        ("filter=displayName+eq+%22Sales+EMEA%22", #"displayName eq "Sales EMEA""#),
        ("filter=userName%20eq%20%22a+b@x.test%22", #"userName eq "a+b@x.test""#),
        (#"filter=userName%20eq%20"a+b@x.test"&count=1"#, #"userName eq "a+b@x.test""#),
        ("filter=100%2525", "100%25"),
    ])
    func decodesOnce(query: String, filter: String) throws {
        #expect(try Query(query).value("filter") == filter)
    }

    @Test func ignoresWhatNobodyAsksFor() throws {
        let query = Query("aadOptscim062020&broken=%zz&count=2")
        #expect(try query.integer("count") == 2)
        #expect(try query.value("filter") == nil)
    }

    @Test(arguments: ["filter=%zz", "filter=%4", "filter=%ff%fe", "filter=a%00b", "filter=a&filter=b"])
    func refusesWhatIsNoText(query: String) {
        #expect(throws: Failure.self) { try Query(query).value("filter") }
    }

    @Test(arguments: [("count=10", 10), ("count=-1", -1), ("count=9223372036854775807", Int.max)])
    func readsIntegers(query: String, value: Int) throws {
        #expect(try Query(query).integer("count") == value)
    }

    @Test(arguments: [
        "count=", "count=ten", "count=1.5", "count=0x10", "count=1%202", "count=-", "count=9223372036854775808",
    ])
    func refusesWhatIsNoInteger(query: String) {
        #expect(throws: Failure.self) { try Query(query).integer("count") }
    }
}
