import FoundationEssentials
import Testing

@testable import Tenancy

@Suite struct ConsoleSessionTests {
    @Test func aLinkSignsInOnceAndLookingAtItDoesNotUseItUp() async throws {
        try await World.withConsoleUser { world, user in
            let link = try await world.sessions.issueLink(for: user)
            #expect(try await world.sessions.read(link: link.token) == user)
            #expect(try await world.sessions.read(link: link.token) == user)
            let begun = try #require(try await world.sessions.signIn(link: link.token, agent: "Firefox"))
            #expect(begun.user == user)
            #expect(try await world.sessions.read(link: link.token) == nil)
            #expect(try await world.sessions.signIn(link: link.token, agent: nil) == nil)
            let session = try #require(try await world.sessions.verify(begun.secret))
            #expect(session.identity == .user(user))
        }
    }

    @Test func ofManyAtOnceOneUsesTheLink() async throws {
        try await World.withConsoleUser { world, user in
            let link = try await world.sessions.issueLink(for: user).token
            let signedIn = try await withThrowingTaskGroup(of: Bool.self) { group in
                for _ in 0..<8 {
                    group.addTask { try await world.sessions.signIn(link: link, agent: nil) != nil }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(signedIn == 1)
        }
    }

    @Test func aLinkEndsWithItsTimeAndWithItsUser() async throws {
        try await World.withConsoleUser { world, user in
            let late = try await world.sessions.issueLink(for: user, expiresInMinutes: 15).token
            world.clock.advance(by: 15 * 60)
            #expect(try await world.sessions.signIn(link: late, agent: nil) == nil)
            let other = try await world.sessions.issueLink(for: user).token
            _ = try await world.consoleUsers.update(user.id, ConsoleUserChange(isDisabled: true), of: user.tenantID)
            #expect(try await world.sessions.signIn(link: other, agent: nil) == nil)
            await #expect(throws: TenancyError.linkLifetimeOutOfRange(minutes: 0, allowed: 1...1440)) {
                try await world.sessions.issueLink(for: user, expiresInMinutes: 0)
            }
        }
    }

    @Test func aSessionEndsWithoutUseAndAfterHalfADayOfUse() async throws {
        try await World.withConsoleUser { world, user in
            let idle = try await world.session(of: user)
            world.clock.advance(by: ConsoleSessionStore.idle - 1)
            #expect(try await world.sessions.verify(idle) != nil)
            world.clock.advance(by: ConsoleSessionStore.idle)
            #expect(try await world.sessions.verify(idle) == nil)

            // A page that is left open asks on and on.
            let open = try await world.session(of: user)
            for wait in [ConsoleSessionStore.idle / 2, ConsoleSessionStore.idle / 2 - 1] {
                world.clock.advance(by: wait)
                #expect(try await world.sessions.verify(open, countsAsUse: false) != nil)
            }
            world.clock.advance(by: 1)
            #expect(try await world.sessions.verify(open) == nil)

            let used = try await world.session(of: user)
            for _ in 0..<11 {
                world.clock.advance(by: 3_600)
                #expect(try await world.sessions.verify(used) != nil)
            }
            world.clock.advance(by: 3_600)
            #expect(try await world.sessions.verify(used) == nil)
        }
    }

    @Test func aSessionThatIsEndedIsOverAtOnceAndOthersGoOn() async throws {
        try await World.withConsoleUser { world, user in
            let (first, second) = (try await world.session(of: user), try await world.session(of: user))
            try await world.sessions.end(try #require(try await world.sessions.verify(first)))
            #expect(try await world.sessions.verify(first) == nil)
            #expect(try await world.sessions.verify(second) != nil)
            try await world.sessions.endAll(of: user)
            #expect(try await world.sessions.verify(second) == nil)
        }
    }

    @Test func aSessionHasTheRoleOfThisMomentAndEndsWhenItsUserIsDisabled() async throws {
        try await World.withConsoleUser { world, user in
            let secret = try await world.session(of: user)
            let changed = try await world.consoleUsers.update(
                user.id, ConsoleUserChange(role: .auditor), of: user.tenantID)
            #expect(try await world.sessions.verify(secret)?.identity == .user(changed))
            _ = try await world.consoleUsers.update(user.id, ConsoleUserChange(isDisabled: true), of: user.tenantID)
            #expect(try await world.sessions.verify(secret) == nil)
        }
    }

    /// Whoever took a cookie or a link before must not have it back with the person.
    @Test(arguments: [true, false]) func whoComesBackHasNoSessionAndNoLinkFromBefore(keepsAnOwner: Bool) async throws {
        try await World.withConsoleUser { world, user in
            let users = world.consoleUsers
            _ = try await users.create(address: "other@globex.example", name: "O", role: .owner, of: user.tenantID)
            let session = try await world.session(of: user)
            let link = try await world.sessions.issueLink(for: user).token
            let leaving = ConsoleUserChange(isDisabled: true)
            _ =
                keepsAnOwner
                ? try await users.updateKeepingAnOwner(user.id, leaving, of: user.tenantID)
                : try await users.update(user.id, leaving, of: user.tenantID)
            let back = try await users.update(user.id, ConsoleUserChange(isDisabled: false), of: user.tenantID)
            #expect(back == user)
            #expect(try await world.sessions.verify(session) == nil)
            #expect(try await world.sessions.signIn(link: link, agent: nil) == nil)
            let new = try await world.session(of: back)
            #expect(try await world.sessions.verify(new) != nil)
            // To enable who is enabled ends nothing.
            _ = try await users.update(user.id, ConsoleUserChange(isDisabled: false), of: user.tenantID)
            #expect(try await world.sessions.verify(new) != nil)
        }
    }

    @Test func signingOutEverywhereAndANewLinkEndTheLinksFromBefore() async throws {
        try await World.withConsoleUser { world, user in
            let first = try await world.sessions.issueLink(for: user).token
            try await world.sessions.endAll(of: user)
            #expect(try await world.sessions.read(link: first) == nil)
            let second = try await world.sessions.issueLink(for: user).token
            let third = try await world.sessions.issueLink(for: user).token
            #expect(try await world.sessions.signIn(link: second, agent: nil) == nil)
            #expect(try await world.sessions.signIn(link: third, agent: nil) != nil)
        }
    }

    /// Of many at once, each of which ends the others.
    @Test func ofManyLinksAtOnceOneIsGood() async throws {
        try await World.withConsoleUser { world, user in
            let links = try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<8 { group.addTask { try await world.sessions.issueLink(for: user).token } }
                return try await group.reduce(into: [String]()) { $0.append($1) }
            }
            var good = 0
            for link in links where try await world.sessions.read(link: link) != nil { good += 1 }
            #expect(good == 1)
        }
    }

    @Test func whoIsDisabledMeanwhileGetsNoLink() async throws {
        try await World.withConsoleUser { world, user in
            _ = try await world.consoleUsers.update(user.id, ConsoleUserChange(isDisabled: true), of: user.tenantID)
            await #expect(throws: TenancyError.consoleUserDisabled) { try await world.sessions.issueLink(for: user) }
        }
    }

    @Test func anOperatorsSessionEndsWithTheKey() async throws {
        try await World.make { world in
            let issued = try await world.keys.create(name: "operator")
            let secret = try await world.sessions.signIn(.key(issued.apiKey), agent: nil)
            #expect(
                try await world.sessions.verify(secret)?.identity
                    == .operatorKey(keyID: issued.apiKey.id, name: "operator"))
            try await world.keys.revoke(issued.apiKey.id)
            #expect(try await world.sessions.verify(secret) == nil)
        }
    }

    @Test func anOperatorsSessionByTheBootstrapKeyEndsWhenTheKeyIsAnother() async throws {
        try await World.make { world in
            let first = world.sessions.bound(toBootstrapKey: "first")
            let secret = try await first.signIn(.bootstrap, agent: nil)
            let identity = ConsoleIdentity.operatorKey(keyID: nil, name: "bootstrap")
            #expect(try await first.verify(secret)?.identity == identity)
            // Another process with the same key.
            #expect(try await world.sessions.bound(toBootstrapKey: "first").verify(secret)?.identity == identity)
            for other in ["second", "", nil] {
                #expect(try await world.sessions.bound(toBootstrapKey: other).verify(secret) == nil)
            }
            try await first.end(try #require(try await first.verify(secret)))
            #expect(try await first.verify(secret) == nil)
        }
    }

    /// As the release before wrote it.
    @Test func aBootstrapSessionThatIsBoundToNoKeyIsOver() async throws {
        try await World.make { world in
            let secret = try await world.sessions.signIn(.bootstrap, agent: nil)
            #expect(try await world.sessions.verify(secret) == nil)
            #expect(try await world.sessions.bound(toBootstrapKey: "first").verify(secret) == nil)
        }
    }

    @Test func sessionsOfUsersAndKeysAskForNoBootstrapKey() async throws {
        try await World.withConsoleUser { world, user in
            let secret = try await world.session(of: user)
            #expect(try await world.sessions.bound(toBootstrapKey: "first").verify(secret)?.identity == .user(user))
        }
    }

    @Test func aFormTokenBelongsToItsSession() async throws {
        try await World.withConsoleUser { world, user in
            let (mine, theirs) = (try await world.session(of: user), try await world.session(of: user))
            let token = try #require(try await world.sessions.verify(mine)).formToken
            #expect(world.sessions.matches(token, mine))
            #expect(!world.sessions.matches(token, theirs))
            #expect(!world.sessions.matches("", mine))
            #expect(!token.contains(mine))
        }
    }

    @Test func theLastOwnerStaysWhoeverIsChangedAtOnce() async throws {
        try await World.withConsoleUser { world, user in
            let tenant = user.tenantID
            for change in [ConsoleUserChange(role: .admin), ConsoleUserChange(isDisabled: true)] {
                await #expect(throws: TenancyError.consoleOwnerLast) {
                    try await world.consoleUsers.updateKeepingAnOwner(user.id, change, of: tenant)
                }
            }
            #expect(try await world.consoleUsers.find(user.id, of: tenant) == user)
            var owners = [user]
            for number in 0..<6 {
                owners.append(
                    try await world.consoleUsers.create(
                        address: "\(number)@globex.example", name: "O", role: .owner, of: tenant))
            }
            await withTaskGroup(of: Void.self) { group in
                for owner in owners {
                    group.addTask {
                        // All but one succeed.
                        _ = try? await world.consoleUsers.updateKeepingAnOwner(
                            owner.id, ConsoleUserChange(role: .auditor), of: tenant)
                    }
                }
            }
            let left = try await world.consoleUsers.page(of: tenant, limit: 50).elements
            #expect(left.count { $0.role == .owner } == 1)
        }
    }

    @Test func anAddressIsThereOnceInATenantWhateverTheLetterCase() async throws {
        try await World.withConsoleUser { world, user in
            await #expect(throws: TenancyError.consoleAddressTaken("CASEY@globex.example")) {
                try await world.consoleUsers.create(
                    address: "CASEY@globex.example", name: "C", role: .admin, of: user.tenantID)
            }
            let other = try await world.tenant("other")
            let theirs = try await world.consoleUsers.create(
                address: user.address, name: "C", role: .admin, of: other.id)
            await #expect(throws: TenancyError.consoleUserNotFound) {
                try await world.consoleUsers.find(theirs.id, of: user.tenantID)
            }
            for address in ["", "casey", "@b.example", "a b@c.example", "a@b@c.example", "a@b"] {
                await #expect(throws: TenancyError.consoleAddressInvalid) {
                    try await world.consoleUsers.create(address: address, name: "C", role: .admin, of: other.id)
                }
            }
        }
    }
}

extension World {
    fileprivate static func withConsoleUser(
        _ body: @Sendable @escaping (World, ConsoleUser) async throws -> Void
    ) async throws {
        try await make { world in
            let tenant = try await world.tenant("globex")
            let user = try await world.consoleUsers.create(
                address: "casey@globex.example", name: "Casey", role: .owner, of: tenant.id)
            try await body(world, user)
        }
    }

    fileprivate func session(of user: ConsoleUser) async throws -> String {
        let link = try await sessions.issueLink(for: user).token
        return try #require(try await sessions.signIn(link: link, agent: nil)).secret
    }
}
