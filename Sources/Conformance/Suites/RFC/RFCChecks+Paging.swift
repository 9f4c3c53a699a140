import JSON
import SCIM

extension RFCChecks {
    private static let area = "pages"

    private static func integer(_ page: ListPage, _ name: String) -> Int? {
        page.object[caseInsensitive: name]?.integerValue.map(Int.init)
    }

    /// A number that may be missing where the page is the whole result (RFC 7644 §3.4.2: for partial results).
    private static func says(_ page: ListPage, _ name: String, _ number: Int) -> Bool {
        switch page.object[caseInsensitive: name] {
        case nil, .null?: page.resources.count == page.totalResults
        default: integer(page, name) == number
        }
    }

    static let paging: [Check] = [
        check(
            "page.form", area, "A list says its numbers as numbers", source: "RFC 7644 §3.4.2.4", isReadOnly: true
        ) { session in
            let reply = try await session.get("/Users", ["startIndex": "1", "count": "1"])
            let page = try reply.list()
            try reply.require(
                page.object.value("schemas")?.arrayValue == [.string(URN.listResponse)],
                "schemas with \(URN.listResponse).", "Name the schema of a ListResponse.")
            try reply.require(
                says(page, "startIndex", 1), "startIndex 1 as a number.",
                "Answer startIndex and itemsPerPage as JSON numbers.")
            try reply.require(
                says(page, "itemsPerPage", page.resources.count),
                "itemsPerPage \(page.resources.count), the number of resources that came.",
                "Answer how many resources the page has.")
        },
        check(
            "page.count", area, "No more come than count asks for", source: "RFC 7644 §3.4.2.4"
        ) { session in
            _ = try await session.createUser()
            _ = try await session.createUser()
            let reply = try await session.get("/Users", ["startIndex": "1", "count": "1"])
            let page = try reply.list()
            try reply.require(
                page.resources.count == 1 && page.totalResults >= 2,
                "One resource, and totalResults with everybody.", "Honour count, and count everybody in totalResults.")
        },
        check(
            "page.count-zero", area, "count=0 asks for the number alone", source: "RFC 7644 §3.4.2.4",
            isReadOnly: true
        ) { session in
            let reply = try await session.get("/Users", ["count": "0"])
            try reply.require(
                try reply.list().resources.isEmpty, "No resources.", "Answer totalResults without resources.")
        },
        check(
            "page.start", area, "A startIndex below 1 counts as 1", source: "RFC 7644 §3.4.2.4", isReadOnly: true
        ) { session in
            let reply = try await session.get("/Users", ["startIndex": "0", "count": "1"])
            try reply.require(
                says(try reply.list(), "startIndex", 1), "The first page, with startIndex 1.",
                "Treat a startIndex below 1 as 1.")
        },
        check(
            "page.negative", area, "A negative count counts as 0", source: "RFC 7644 §3.4.2.4", isReadOnly: true
        ) { session in
            let reply = try await session.get("/Users", ["startIndex": "1", "count": "-1"])
            try reply.require(try reply.list().resources.isEmpty, "No resources.", "Treat a negative count as 0.")
        },
        check(
            "page.walk", area, "Page by page everybody comes once", source: "RFC 7644 §3.4.2.4", needs: [.filter]
        ) { session in
            let mark = "\(session.namePrefix)walk-\(session.nextName().suffix(4))"
            var made: Set<String> = []
            for number in 1...5 {
                let name = "\(mark)-\(number)@\(TestNames.domain)"
                made.insert(try await session.createUser(["userName": .string(name)]).id)
            }
            var seen: [String] = []
            for start in [1, 3, 5] {
                let (reply, page) = try await session.search(
                    "/Users", "userName sw \"\(mark)\"", ["startIndex": String(start), "count": "2"])
                try reply.require(
                    integer(page, "startIndex") == start && page.totalResults == 5,
                    "startIndex \(start) and totalResults 5.", "Answer the startIndex that was asked for.")
                seen += page.ids
                if start == 5 {
                    try reply.require(
                        Set(seen) == made && seen.count == made.count, "Each of the five users once, on three pages.",
                        "Keep one order over all pages.")
                }
            }
        },
        check(
            "page.cursor", area, "By cursor everybody comes once", source: "RFC 9865 §2", needs: [.cursors, .filter]
        ) { session in
            let mark = "\(session.namePrefix)cursor-\(session.nextName().suffix(4))"
            var made: Set<String> = []
            for number in 1...3 {
                let name = "\(mark)-\(number)@\(TestNames.domain)"
                made.insert(try await session.createUser(["userName": .string(name)]).id)
            }
            var (seen, cursor, pages): ([String], String, Int) = ([], "", 0)
            while true {
                let reply = try await session.get(
                    "/Users", ["filter": "userName sw \"\(mark)\"", "cursor": cursor, "count": "2"])
                let page = try reply.list(isByCursor: true)
                (seen, pages) = (seen + page.ids, pages + 1)
                guard let next = page.object.text("nextCursor"), pages < 6 else {
                    try reply.require(
                        Set(seen) == made && seen.count == made.count && pages < 6,
                        "Each of the three users once, and no nextCursor on the last page.",
                        "Follow RFC 9865, or announce no paging by cursor.")
                    return
                }
                cursor = next
            }
        },
    ]
}
