import Foundation
import JSON
import Synchronization
import Testing

@testable import Conformance

struct ConformanceRunTests {
    private static func report(
        _ server: ScriptedServer, only: String..., change: (inout ConformanceSettings) -> Void = { _ in },
        sleep: @escaping @Sendable (Duration) async -> Void = { _ in }
    ) async throws -> ConformanceReport {
        var settings = ConformanceSettings(url: "https://scim.example", run: "test")
        settings.only = only
        settings.width = 1
        change(&settings)
        return try await ConformanceRun(settings, exchange: { server.answer($0) }, sleep: sleep)
            .report(startedAt: Date(timeIntervalSince1970: 0))
    }

    @Test func whatAServerSaysThatItHasNotIsSkippedWithTheReason() async throws {
        let provider: JSONObject = ["patch": ["supported": false], "etag": ["supported": true]]
        let server = ScriptedServer { request, _ in
            request.target == "/ServiceProviderConfig"
                ? ConformanceAnswer(status: 200, body: provider.serializedBytes()) : nil
        }
        let report = try await Self.report(server, only: "rfc.patch.no-target")
        let result = try #require(report.results.first)
        #expect(result.verdict == .skip)
        #expect(result.reason == "ServiceProviderConfig says that patch is not supported")
        #expect(report.isPassed)
        #expect(server.requests.allSatisfy { $0.isReading })
    }

    @Test func microsoftsChecksFailWithoutGroups() async throws {
        let user: JSONObject = ["name": "User", "endpoint": "/Users"]
        let server = ScriptedServer { request, _ in
            request.target == "/ResourceTypes" ? ScriptedServer.list([user]) : nil
        }
        let report = try await Self.report(server, only: "entra.group.create", "rfc.group.create")
        #expect(report.results.map(\.verdict) == [.fail, .skip])
    }

    @Test func aServerThatAsksForPatienceGetsIt() async throws {
        let server = ScriptedServer { request, number in
            request.method == "POST" && number < 7
                ? ConformanceAnswer(status: 429, headers: [("Retry-After", "2")]) : nil
        }
        let waits = Mutex<[Duration]>([])
        let report = try await Self.report(
            server, only: "rfc.create.user", sleep: { wait in waits.withLock { $0.append(wait) } })
        #expect(waits.withLock { $0 } == [.seconds(2), .seconds(2)])
        #expect(report.secondsOfPatience == 4)
    }

    @Test func whatACheckMakesIsDeletedAlthoughTheCheckFails() async throws {
        let server = ScriptedServer { request, _ in
            request.method == "GET" && request.target.hasPrefix("/Users/") ? ConformanceAnswer(status: 500) : nil
        }
        let report = try await Self.report(server, only: "rfc.read.user")
        #expect(report.results.map(\.verdict) == [.fail])
        #expect(server.requests.contains { $0.method == "POST" })
        #expect(server.userIDs.isEmpty)
        #expect(report.leftBehind.isEmpty)
    }

    @Test func whatCannotBeDeletedIsNamed() async throws {
        let server = ScriptedServer { request, _ in
            request.method == "DELETE" ? ConformanceAnswer(status: 500) : nil
        }
        let report = try await Self.report(server, only: "rfc.read.user")
        #expect(report.leftBehind == ["/Users/u1"])
    }

    /// The server has made the user and broken off before it said so.
    @Test func aUserWhoseCreationWasNotAnsweredIsLookedForAndDeleted() async throws {
        let server = ScriptedServer()
        var settings = ConformanceSettings(url: "https://scim.example", run: "test")
        settings.only = ["rfc.create.user"]
        let report = try await ConformanceRun(
            settings,
            exchange: { request in
                let answer = server.answer(request)
                return request.method == "POST" ? .failure(NoAnswer("timed out while waiting")) : answer
            }, sleep: { _ in }
        ).report(startedAt: Date())
        #expect(report.results.map(\.verdict) == [.fail])
        #expect(report.results.first?.findings.first?.came.body == "timed out while waiting")
        #expect(server.userIDs.isEmpty)
    }

    @Test func aCancelledRunDeletesWhatItHasMade() async throws {
        let server = ScriptedServer()
        var settings = ConformanceSettings(url: "https://scim.example", run: "test")
        settings.suites = [.okta]
        settings.width = 1
        let run = ConformanceRun(
            settings,
            exchange: { request in
                let answer = server.answer(request)
                // Whoever runs the command presses Ctrl-C while the first user is made.
                if request.method == "POST" { withUnsafeCurrentTask { $0?.cancel() } }
                return answer
            }, sleep: { _ in })
        let report = try await Task { try await run.report(startedAt: Date()) }.value
        #expect(server.requests.contains { $0.method == "POST" })
        #expect(server.userIDs.isEmpty)
        #expect(!report.isPassed)
    }

    @Test func aServerThatHasFallenSilentIsNotAskedForEver() async throws {
        let count = Atomic(0)
        var settings = ConformanceSettings(url: "https://scim.example", run: "test")
        settings.suites = [.rfc]
        let report = try await ConformanceRun(
            settings,
            exchange: { request in
                count.wrappingAdd(1, ordering: .relaxed)
                return request.target.hasPrefix("/Users?startIndex=1&count=1") && request.headers.isEmpty
                    && request.credential == .given
                    ? .success(ScriptedServer.list([])) : .failure(NoAnswer("timed out"))
            }, sleep: { _ in }
        ).report(startedAt: Date())
        #expect(!report.isPassed)
        #expect(count.load(ordering: .relaxed) < 40)
    }

    @Test func aServerThatRefusesTheTokenIsNotExamined() async throws {
        let server = ScriptedServer { _, _ in ConformanceAnswer(status: 401) }
        await #expect(throws: ConformanceRefusal.self) { try await Self.report(server, only: "rfc.") }
        #expect(server.requests.count == 1)
    }

    @Test func aCheckThatNobodyKnowsIsRefused() async throws {
        await #expect(throws: ConformanceRefusal.self) { try await Self.report(ScriptedServer(), only: "rfc.nothing") }
    }

    @Test func noReportShowsASecretOrAPassword() async throws {
        let server = ScriptedServer { request, _ in
            request.method == "POST"
                ? ConformanceAnswer(status: 500, body: Array("you sent rct_token and".utf8) + request.body) : nil
        }
        let report = try await Self.report(server, only: "okta.users.create") { $0.secrets = ["rct_token"] }
        for text in [report.json.serialized(), report.text(isColoured: false, isVerbose: true)] {
            #expect(text.contains("(hidden)"))
            #expect(!text.contains("rct_token"))
            #expect(!text.contains("Conformance-Secret"))
        }
    }

    @Test func aTerminalIsSentNoControlCharactersOfTheServers() {
        #expect(Finding.excerpt(Array("a\u{1B}[2Jb\u{7}\nc\r\nd".utf8)) == "a[2Jb c d")
    }

    @Test func readOnlyChecksSendNothingButGET() async throws {
        let server = ScriptedServer()
        var settings = ConformanceSettings(url: "https://scim.example", run: "test")
        settings.isReadOnly = true
        let report = try await ConformanceRun(settings, exchange: { server.answer($0) }, sleep: { _ in })
            .report(startedAt: Date())
        #expect(report.results.count > 20)
        #expect(server.requests.allSatisfy { $0.method == "GET" })
    }
}
