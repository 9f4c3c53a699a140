import JSON
import Testing

@Suite struct JSONObjectTests {
    @Test func equalityIgnoresOrder() throws {
        let left: JSONObject = ["a": 1, "b": ["c": 2, "d": 3]]
        let right: JSONObject = ["b": ["d": 3, "c": 2], "a": 1]
        #expect(left == right)
        #expect(left.hashValue == right.hashValue)
        #expect(left != ["a": 1, "b": ["c": 2, "d": 4]])
        #expect(left != ["a": 1])
    }

    @Test func equalityIgnoresOrderInLargeObjects() {
        let members = (0..<100).map { ("n\($0)", JSONValue.integer(Int64($0))) }
        #expect(JSONObject(members) == JSONObject(members.reversed()))
        #expect(JSONObject(members) != JSONObject(members.dropLast() + [("n99", 0)]))
        #expect(JSONObject(members) != JSONObject(members.dropLast() + [("other", 99)]))
    }

    @Test func assigningKeepsThePlaceAndNilRemoves() {
        var object: JSONObject = ["a": 1, "b": 2, "c": 3]
        object["b"] = 5
        object["a"] = nil
        object["d"] = 4
        #expect(object.serialized() == #"{"b":5,"c":3,"d":4}"#)
        #expect(object.removeValue("c") == 3)
        #expect(object.removeValue("c") == nil)
    }

    @Test func findsNamesInAnyCase() {
        var object: JSONObject = ["userName": "a"]
        #expect(object[caseInsensitive: "USERname"] == "a")
        object[caseInsensitive: "username"] = "b"
        object[caseInsensitive: "Title"] = "t"
        #expect(object.names == ["userName", "Title"])
    }

    @Test func theLaterOfTwoPairsWins() {
        let object: JSONObject = ["a": 1, "b": 2, "a": 3]
        #expect(object.serialized() == #"{"a":3,"b":2}"#)
    }
}
