import JSON
import SCIM
import Testing

@Suite struct FilterEvaluatorTests {
    @Test(arguments: [
        #"userName eq "BJENSEN""#, #"userName sw "bj""#, #"userName ew "SEN""#, #"userName co "jen""#,
        #"externalId eq "X1""#, #"id eq "u1""#, "title pr", "active eq true", #"active eq "TRUE""#, "active ne false",
        #"name.familyName gt "Jena""#, #"name.familyName le "jensen""#, "name pr", "emails pr",
        #"emails eq "babs@jensen.org""#, #"emails.type eq "home""#, #"emails[type eq "work" and primary eq true]"#,
        #"not (emails[type eq "work" and value co "jensen.org"])"#,
        #"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:employeeNumber eq "701984""#,
        #"employeeNumber eq "701984""#, #"manager eq "u2""#,
        #"schemas eq "urn:ietf:params:scim:schemas:extension:enterprise:2.0:user""#,
        #"meta.lastModified eq "2011-05-13T06:42:34.000+02:00""#, #"meta.lastModified ge "2011-05-13T04:42:34Z""#,
        #"meta.version eq "W/\"3\"""#,
        // RFC 7643 §2.5: unassigned is null.
        "nickName eq null", "title ne null", "not (nickName pr)",
        // Section 4.9 of the facts: what is nothing is not that value.
        #"nickName ne "Babs""#, #"phoneNumbers.type ne "work""#,
        // RFC 7644 §3.4.2.2: any value of a multi-valued attribute.
        #"emails.type ne "work""#, "emails.primary ne true",
    ])
    func matches(filter: String) throws {
        #expect(try Sample.matches(filter))
    }

    @Test(arguments: [
        #"userName eq "bjense""#, #"externalId eq "x1""#, #"id eq "U1""#, "nickName pr", "phoneNumbers pr",
        "active eq false", #"emails[type eq "home" and primary eq true]"#, #"nickName eq "x""#, "nickName ne null",
        "title eq null", #"name.familyName gt "jensen""#, #"meta.lastModified gt "2011-05-13T04:42:34Z""#,
        #"manager eq "U2""#, #"userName eq "u" or title eq "none""#, #"title pr and nickName pr"#,
        #"phoneNumbers[type eq "work"]"#, #"schemas eq "urn:ietf:params:scim:schemas:core:2.0:Group""#,
    ])
    func matchesNot(filter: String) throws {
        #expect(try !Sample.matches(filter))
    }

    @Test func emptyValuesAreNotPresent() throws {
        var user = Sample.user
        user["emails"] = []
        user["title"] = ""
        user["name"] = ["givenName": .null]
        for filter in ["emails pr", "title pr", "name pr", "name.givenName pr"] {
            #expect(try !Sample.matches(filter, user))
        }
    }

    @Test func foldsBeyondASCII() throws {
        var user = Sample.user
        user["displayName"] = "ÅSA Ä"
        #expect(try Sample.matches("displayName eq \"åsa a\u{308}\"", user))
    }

    @Test func anExtensionIsNotTheCoreSchema() throws {
        let acme = SchemaDefinition(
            id: "urn:x:acme", name: "Acme", description: "Acme.", attributes: [.string("title", "Another title.")])
        let schema = ResourceSchema(.user, core: .user, extensions: [acme])
        let filter = try FilterParser.parse("urn:x:acme:title eq \"Guide\"", for: schema).filter
        #expect(!FilterEvaluator(filter, for: schema).matches(Sample.user))
    }
}
