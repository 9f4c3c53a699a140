import JSON
import SCIM

extension RFCChecks {
    private static let filterArea = "filters"

    /// The user must be found by the filter, which is narrowed to this check's user.
    private static func find(_ made: Made, _ filter: String, _ session: CheckSession) async throws {
        let name = made.resource.text("userName") ?? ""
        let (reply, page) = try await session.search("/Users", "userName eq \"\(name)\" and (\(filter))")
        try reply.require(page.ids == [made.id], "The user who matches, and nobody else.", filterAdvice)
    }

    private static func findNot(_ made: Made, _ filter: String, _ session: CheckSession) async throws {
        let name = made.resource.text("userName") ?? ""
        let (reply, page) = try await session.search("/Users", "userName eq \"\(name)\" and (\(filter))")
        try reply.require(page.resources.isEmpty, "Nobody: the filter does not match.", filterAdvice)
    }

    private static let filterAdvice =
        "Evaluate the whole filter; a term that is not supported is 400 invalidFilter, never ignored."

    /// Where one user is looked for, another is there, too: at a server that ignores filters, the only one would be found.
    static let filtering: [Check] = [
        check(
            "filter.eq", filterArea, "eq finds the one user", source: "RFC 7644 §3.4.2.2", needs: [.filter]
        ) { session in
            let (made, _) = (try await session.createUser(), try await session.createUser())
            let (reply, page) = try await session.search(
                "/Users", "userName eq \"\(made.resource.text("userName") ?? "")\"")
            try reply.require(
                page.ids == [made.id] && page.totalResults == 1, "The user of that userName, and nobody else.",
                filterAdvice)
        },
        check(
            "filter.none", filterArea, "A filter that finds nobody is 200 and an empty list",
            source: "RFC 7644 §3.4.2", needs: [.filter], isReadOnly: true
        ) { session in
            let (reply, page) = try await session.search("/Users", "userName eq \"\(session.nextName())\"")
            try reply.require(
                page.totalResults == 0 && page.resources.isEmpty, "totalResults 0 and no resources.", filterAdvice)
        },
        check(
            "filter.case", filterArea, "Names and operators may be in any case, and so may userName's value",
            source: "RFC 7644 §3.4.2.2, RFC 7643 §4.1.1", needs: [.filter]
        ) { session in
            let (made, _) = (try await session.createUser(), try await session.createUser())
            let name = made.resource.text("userName") ?? ""
            let isExact =
                session.facts.definition(of: "userName", in: URN.user)?.value("caseExact") == .bool(true)
            let (reply, page) = try await session.search(
                "/Users", "USERNAME EQ \"\(isExact ? name : name.uppercased())\"")
            try reply.require(
                page.ids == [made.id], "The user, whatever the case.",
                "Fold the case of names, operators and values that are not caseExact.")
        },
        check(
            "filter.logic", filterArea, "and, or, not and parentheses", source: "RFC 7644 §3.4.2.2", needs: [.filter]
        ) { session in
            let made = try await session.createUser()
            let name = made.resource.text("userName") ?? ""
            try await find(made, "userName eq \"nobody\" or userName eq \"\(name)\"", session)
            try await find(made, "userName sw \"\(name)\" and not (userName eq \"nobody\")", session)
            try await findNot(made, "userName eq \"\(name)\" and userName eq \"nobody\"", session)
            try await findNot(made, "userName sw \"\(name)\" and not (userName eq \"\(name)\")", session)
        },
        check(
            "filter.text", filterArea, "co and sw", source: "RFC 7644 §3.4.2.2", needs: [.filter]
        ) { session in
            let made = try await session.createUser()
            try await find(made, "userName sw \"\(session.namePrefix)\"", session)
            try await find(made, "userName co \"conformance\"", session)
            try await findNot(made, "userName co \"no such text\"", session)
        },
        check(
            "filter.present", filterArea, "pr finds what has a value", source: "RFC 7644 §3.4.2.2",
            needs: [.filter, .user("title")]
        ) { session in
            try await find(try await session.createUser(["title": "Examiner"]), "title pr", session)
            try await findNot(try await session.createUser(), "title pr", session)
        },
        check(
            "filter.boolean", filterArea, "A boolean is compared with true and false", source: "RFC 7644 §3.4.2.2",
            needs: [.filter, .user("active")]
        ) { session in
            let made = try await session.createUser()
            try await find(made, "active eq true", session)
            try await findNot(made, "active eq false", session)
        },
        check(
            "filter.value-path", filterArea, "A filter on the values of an attribute",
            source: "RFC 7644 §3.4.2.2, Figure 1", needs: [.filter, .user("emails")]
        ) { session in
            let made = try await session.createUser()
            let address = made.resource.values("emails").first ?? made.resource.text("userName") ?? ""
            try await find(made, "emails[type eq \"work\" and value eq \"\(address)\"]", session)
            try await findNot(made, "emails[type eq \"home\" and value eq \"\(address)\"]", session)
        },
        check(
            "filter.time", filterArea, "Times are compared as instants", source: "RFC 7644 §3.4.2.2", needs: [.filter]
        ) { session in
            let made = try await session.createUser()
            try await find(made, "meta.lastModified gt \"2011-05-13T04:42:34Z\"", session)
            try await findNot(made, "meta.lastModified lt \"2011-05-13T04:42:34Z\"", session)
        },
        check(
            "filter.invalid", filterArea, "A filter that can't be read is 400 invalidFilter",
            source: "RFC 7644 §3.4.2.2, §3.12", needs: [.filter], isReadOnly: true
        ) { session in
            let reply = try await session.get("/Users", ["filter": "userName eq"])
            try reply.requireError(
                400, scimType: "invalidFilter",
                advice: "Refuse it; who ignores a filter lets a client match the wrong user.")
        },
    ]

    private static let sortArea = "sorting"

    static let sorting: [Check] = [
        check(
            "sort.user-name", sortArea, "Lists are sorted, upwards and downwards", source: "RFC 7644 §3.4.2.3",
            needs: [.sort, .filter]
        ) { session in
            let mark = "\(session.namePrefix)sort-\(session.nextName().suffix(4))"
            var ids: [String] = []
            for letter in ["b", "c", "a"] {
                let name = "\(mark)-\(letter)@\(TestNames.domain)"
                ids.append(try await session.createUser(["userName": .string(name)]).id)
            }
            let ascending = [ids[2], ids[0], ids[1]]
            for (order, expected) in [("ascending", ascending), ("descending", ascending.reversed())] {
                let (reply, page) = try await session.search(
                    "/Users", "userName sw \"\(mark)\"", ["sortBy": "userName", "sortOrder": order])
                try reply.require(
                    page.ids == expected, "The three users in \(order) order of userName.",
                    "Sort by sortBy and sortOrder, or say in ServiceProviderConfig that sort is not supported.")
            }
        }
    ]
}
