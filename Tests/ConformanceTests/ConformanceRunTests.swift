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

    /// In the form's encoding too, and when nothing is answered.
    @Test func noReportShowsAClientsSecretOrTheTokenItObtains() async throws {
        let secret = "s3cr+t/of=the client"
        func client(_ settings: inout ConformanceSettings) {
            settings.oauth = OAuthClient(tokenURL: "https://scim.example/token", id: "client", secret: secret)
            settings.secrets = [secret]
        }
        var settings = ConformanceSettings(url: "https://scim.example", run: "test")
        settings.only = ["entra.credentials"]
        client(&settings)
        let server = ScriptedServer()
        let silent = try await ConformanceRun(
            settings,
            exchange: { $0.target.hasSuffix("/token") ? .failure(NoAnswer("timed out")) : server.answer($0) },
            sleep: { _ in }
        ).report(startedAt: Date())
        #expect(silent.results.map(\.verdict) == [.fail])
        let echoing = ScriptedServer { request, number in
            switch request.credential {
            case .none where request.target.hasSuffix("/token"):
                ConformanceAnswer(
                    status: 200, body: Array("{\"access_token\":\"obtained-token\",\"expires_in\":7200}".utf8))
            case .bearer(let token): ConformanceAnswer(status: 500, body: Array("no \(token)".utf8))
            default: nil
            }
        }
        let refused = try await Self.report(echoing, only: "entra.credentials", change: client)
        #expect(refused.results.first?.findings.first?.came.status == 500)
        for report in [silent, refused] {
            for text in [report.json.serialized(), report.text(isColoured: false, isVerbose: true)] {
                #expect(!text.contains(secret) && !text.contains("s3cr%2Bt") && !text.contains("s3cr+t"))
                #expect(!text.contains("obtained-token"))
            }
        }
    }

    @Test func aServerThatAlwaysWantsToBeAskedLaterIsNotAskedForHours() async throws {
        let server = ScriptedServer { request, _ in
            request.target.hasPrefix("/Users?startIndex=1&count=1")
                ? nil : ConformanceAnswer(status: 429, headers: [("Retry-After", "30")])
        }
        let report = try await Self.report(server, only: "rfc.")
        #expect(report.results.count > 20)
        #expect(report.secondsOfPatience > 0 && report.secondsOfPatience <= 600)
    }

    /// What is not asked any more has no verdict, and what was made before is cleaned away all the same.
    @Test func whatIsNotAskedAnyMoreHasNotFailed() async throws {
        let server = ScriptedServer()
        let isSilent = Atomic(false)
        let unanswered = Atomic(0)
        var settings = ConformanceSettings(url: "https://scim.example", run: "test")
        settings.only = ["rfc.read.", "rfc.create."]
        settings.width = 1
        let report = try await ConformanceRun(
            settings,
            exchange: { request in
                // After the first user nothing that a check asks for is answered, though it is done; cleaning up is.
                let answer = server.answer(request)
                let isCleaning = request.method == "DELETE" || request.target.contains("filter=")
                guard isSilent.load(ordering: .relaxed), !isCleaning else {
                    if request.method == "POST" { isSilent.store(true, ordering: .relaxed) }
                    return answer
                }
                return unanswered.wrappingAdd(1, ordering: .relaxed).newValue <= 6
                    ? .failure(NoAnswer("timed out")) : answer
            }, sleep: { _ in }
        ).report(startedAt: Date())
        let blocked = report.results.filter(\.isBlocked)
        #expect(!blocked.isEmpty && blocked.allSatisfy { $0.verdict == .skip })
        #expect(!report.results.contains { $0.findings.contains { $0.came.body?.hasPrefix("not asked") ?? false } })
        #expect(server.userIDs.isEmpty && report.leftBehind.isEmpty)
    }

    private static let bulkStatuses: [JSONValue] = ["201", 201, ["code": "201"], ["code": 201]]

    /// Whatever form the answer has, and when none comes.
    @Test(arguments: bulkStatuses + [.null])
    func whatABulkRequestHasMadeIsDeleted(_ status: JSONValue) async throws {
        let server = ScriptedServer()
        var settings = ConformanceSettings(url: "https://scim.example", run: "test")
        settings.only = ["rfc.bulk.create"]
        let report = try await ConformanceRun(
            settings,
            exchange: { request in
                guard request.target == "/Bulk" else { return server.answer(request) }
                let operations = (try? JSONParser.parse(request.body))?.objectValue?.elements("Operations") ?? []
                let results = operations.map { operation -> JSONValue in
                    let made = server.answer(
                        ConformanceRequest("POST", "/Users", operation.value("data") ?? .null))
                    let id = (try? made.get()).flatMap { try? JSONParser.parse($0.body).objectValue?.text("id") }
                    return [
                        "bulkId": operation.value("bulkId") ?? .null, "status": status,
                        "location": .string("https://scim.example/Users/\(id ?? "")"),
                    ]
                }
                guard status != .null else { return .failure(NoAnswer("timed out")) }
                let body: JSONObject = ["Operations": .array(results)]
                return .success(ConformanceAnswer(status: 200, body: body.serializedBytes()))
            }, sleep: { _ in }
        ).report(startedAt: Date())
        #expect(server.requests.count { $0.method == "POST" } == 2)
        #expect(server.userIDs.isEmpty && report.leftBehind.isEmpty)
    }

    @Test func whatAPutHasMadeIsDeleted() async throws {
        let server = ScriptedServer { request, _ in request.method == "PUT" ? ConformanceAnswer(status: 200) : nil }
        let report = try await Self.report(server, only: "rfc.put.unknown")
        #expect(report.results.map(\.verdict) == [.fail])
        let put = try #require(server.requests.first { $0.method == "PUT" })
        #expect(server.requests.contains { $0.method == "DELETE" && $0.target == put.target })
    }

    @Test(arguments: [
        ("https://h/Users/a%40b", "a@b"), ("/Users/auth0%7C1?x=y", "auth0|1"), ("/Users/u1", "u1"), ("/Users/%zz", nil),
        ("/Users/%F", nil), ("/Users/%FF", nil),
    ])
    func theIdInAURLIsReadDecoded(_ url: String, _ id: String?) {
        #expect(QueryText.lastSegment(url) == id)
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
