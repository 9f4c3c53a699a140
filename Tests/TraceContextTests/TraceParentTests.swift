import Testing

@testable import TraceContext

struct TraceParentTests {
    private static let example = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

    @Test func theExampleOfTheW3CIsRead() throws {
        let parent = try #require(TraceParent(parsing: Self.example))
        #expect(parent.traceID == "0af7651916cd43dd8448eb211c80319c")
        #expect(parent.parentID == "b7ad6b7169203331")
        #expect(parent.flags == 1)
        #expect(parent.description == Self.example)
    }

    @Test(arguments: [
        "", "00", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
        // Letters in upper case, a wrong digit, zeros.
        "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319g-b7ad6b7169203331-01",
        "00-00000000000000000000000000000000-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
        // No version 255, and nothing after version 0.
        "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
        "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01more",
        "00_0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331_01",
        " 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
        "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0x",
        "00-0af7651916cd43dd8448eb211c80319cé-b7ad6b716920333-01",
    ])
    func whatIsNotExactlyOneIsNone(_ text: String) {
        #expect(TraceParent(parsing: text) == nil)
    }

    @Test func ofALaterVersionTheKnownPartsAreRead() throws {
        let parent = try #require(
            TraceParent(parsing: "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0b-what-comes"))
        #expect(parent.description == Self.example)
    }

    @Test(arguments: [(0x1, "0000000000000001"), (0, "0000000000000001"), (UInt64.max, "ffffffffffffffff")])
    func aCalleeGetsTheTraceAndASpanOfOurs(span: UInt64, digits: String) throws {
        let child = try #require(TraceParent(parsing: Self.example)).child(span: span)
        #expect(child.description == "00-0af7651916cd43dd8448eb211c80319c-\(digits)-01")
        #expect(TraceParent(parsing: child.description) == child)
    }

    @Test func childTasksBelongToTheSameWork() async throws {
        let trace = TraceParent(parsing: Self.example)
        let seen = await WorkContext.$current.withValue(WorkContext(trace: trace, tenantID: "t1", jobID: 7)) {
            await withTaskGroup(of: [String].self) { group in
                group.addTask { WorkContext.current.logFields.map(\.name) }
                return await group.next()
            }
        }
        #expect(seen == ["trace.id", "tenant.id", "job.id"])
        #expect(WorkContext.current.logFields.isEmpty)
    }
}
