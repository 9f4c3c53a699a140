package import FoundationEssentials
package import Postgres

/// Links that sign in to the console, and the sessions that come of them.
package struct ConsoleSessionStore: Sendable {
    package static let linkMinutes = 1...1440
    package static let usualLinkMinutes = 15
    /// Seconds after which a session ends however much it is used.
    package static let longest: TimeInterval = 12 * 3_600
    /// Seconds after which a session ends that is not used.
    package static let idle: TimeInterval = 2 * 3_600
    /// Use is written down so often.
    private static let notedEvery: TimeInterval = 60
    /// For how long links and sessions that are over are kept.
    private static let afterlife: TimeInterval = 30 * 86_400

    private let client: PostgresClient
    private let hasher: SecretHasher
    private let identifiers: IdentifierGenerator
    private let clock: WallClock
    /// Of the bootstrap key; nil where there is none, and nobody signs in by it.
    private var bootstrapHash: [UInt8]?

    package init(client: PostgresClient, hasher: SecretHasher, identifiers: IdentifierGenerator, clock: WallClock) {
        self.client = client
        self.hasher = hasher
        self.identifiers = identifiers
        self.clock = clock
    }

    /// The store of a process with this bootstrap key. An empty one is as good as none.
    package func bound(toBootstrapKey key: String?) -> ConsoleSessionStore {
        var bound = self
        bound.bootstrapHash = key.flatMap { $0.isEmpty ? nil : hasher.hash("bootstrap key " + $0) }
        return bound
    }

    /// Throws ``TenancyError/linkLifetimeOutOfRange(minutes:allowed:)``.
    package static func validate(linkMinutes minutes: Int) throws(TenancyError) {
        guard linkMinutes.contains(minutes) else {
            throw .linkLifetimeOutOfRange(minutes: minutes, allowed: linkMinutes)
        }
    }

    /// Makes a link that signs the user in once, in the place of all that were made before. It is in the answer and nowhere else.
    ///
    /// Throws ``TenancyError/linkLifetimeOutOfRange(minutes:allowed:)``, ``TenancyError/consoleUserDisabled``,
    /// ``TenancyError/consoleUserNotFound``.
    package func issueLink(
        for user: ConsoleUser, expiresInMinutes minutes: Int = usualLinkMinutes
    ) async throws -> ConsoleLink {
        try Self.validate(linkMinutes: minutes)
        var random = SystemRandomNumberGenerator()
        let token = SecretToken(.consoleLink, random: &random).text
        let now = clock.now()
        let link = ConsoleLink(
            id: identifiers.next(at: now), userID: user.id, expiresAt: now.addingTimeInterval(Double(minutes) * 60),
            token: token)
        _ = try await client.query(ConsoleStatements.forgetLinks, [.timestamp(now.addingTimeInterval(-Self.afterlife))])
        try await client.transaction { transaction in
            guard let held = try await transaction.query(ConsoleStatements.lockUser, [.uuid(user.id)]).first else {
                throw TenancyError.consoleUserNotFound
            }
            guard try held.decode(Date?.self, at: 0) == nil else { throw TenancyError.consoleUserDisabled }
            transaction.enqueue(ConsoleStatements.endLinksOfUser, [.uuid(user.id), .timestamp(now)])
            transaction.enqueue(
                ConsoleStatements.insertLink,
                [
                    .uuid(link.id), .uuid(user.id), .bytes(hasher.hash(token)), .timestamp(now),
                    .timestamp(link.expiresAt),
                ])
        }
        return link
    }

    /// Whom the link would sign in; nil when it is over, used or invented. Looking does not use it up.
    package func read(link token: String) async throws -> ConsoleUser? {
        guard let token = SecretToken(parsing: token, as: .consoleLink) else { return nil }
        return try await client.query(
            ConsoleStatements.readLink, [.bytes(hasher.hash(token.text)), .timestamp(clock.now())]
        ).first.map { row throws(PostgresError) in try ConsoleUser(row) }
    }

    /// Uses the link up and begins a session; nil for one that is over. The text is the session's secret.
    package func signIn(link token: String, agent: String?) async throws -> (user: ConsoleUser, secret: String)? {
        guard let token = SecretToken(parsing: token, as: .consoleLink) else { return nil }
        let now = clock.now()
        return try await client.transaction { transaction in
            let rows = try await transaction.query(
                ConsoleStatements.useLink, [.bytes(hasher.hash(token.text)), .timestamp(now)])
            guard let row = rows.first else { return nil }
            let user = try ConsoleUser(row)
            return (user, begin(.user(user), agent: agent, at: now, in: transaction))
        }
    }

    /// Begins a session of an operator, who has shown a key that is good for everything.
    package func signIn(_ identity: AdminIdentity, agent: String?) async throws -> String {
        let now = clock.now()
        let actor = AuditActor(identity)
        return try await client.transaction { transaction in
            begin(.operatorKey(keyID: actor.id, name: actor.name), agent: agent, at: now, in: transaction)
        }
    }

    private func begin(
        _ identity: ConsoleIdentity, agent: String?, at now: Date, in transaction: PostgresTransaction
    ) -> String {
        var random = SystemRandomNumberGenerator()
        let secret = SecretToken(.consoleSession, random: &random).text
        let (user, key, name): (UUID?, UUID?, String?) =
            switch identity {
            case .user(let user): (user.id, nil, nil)
            case .operatorKey(let id, let name): (nil, id, name)
            }
        let isBootstrap = user == nil && key == nil
        let hash = isBootstrap ? boundHash(of: secret) ?? hasher.hash(secret) : hasher.hash(secret)
        transaction.enqueue(ConsoleStatements.forgetSessions, [.timestamp(now.addingTimeInterval(-Self.afterlife))])
        transaction.enqueue(
            ConsoleStatements.insertSession,
            [
                .uuid(identifiers.next(at: now)), .bytes(hash), .uuid(user), .uuid(key), .text(name),
                .timestamp(now), .timestamp(now.addingTimeInterval(Self.longest)),
                .text(agent.map { Caller(address: nil, agent: $0).agent ?? "" }),
            ])
        return secret
    }

    /// The session behind the secret; nil when it is over, whatever ended it. Asked anew each time, so an end counts at once.
    ///
    /// - Parameter countsAsUse: False for what a page asks by itself while nobody may sit in front of it.
    package func verify(_ secret: String, countsAsUse: Bool = true) async throws -> ConsoleSession? {
        guard let token = SecretToken(parsing: secret, as: .consoleSession) else { return nil }
        let now = clock.now()
        let rows = try await client.query(
            ConsoleStatements.verifySession,
            [
                .bytes(hasher.hash(token.text)), .timestamp(now), .timestamp(now.addingTimeInterval(-Self.idle)),
                .bytes(boundHash(of: token.text)),
            ])
        guard let row = rows.first else { return nil }
        let stored = try StoredConsoleSession(row)
        if countsAsUse, now.timeIntervalSince(stored.lastSeenAt) >= Self.notedEvery {
            _ = try await client.query(ConsoleStatements.touchSession, [.uuid(stored.id), .timestamp(now)])
        }
        return ConsoleSession(id: stored.id, identity: stored.identity, formToken: formToken(of: token.text))
    }

    /// Ends one session; once more changes nothing.
    package func end(_ session: ConsoleSession) async throws {
        _ = try await client.query(ConsoleStatements.endSession, [.uuid(session.id), .timestamp(clock.now())])
    }

    /// Signs the user out everywhere: no link that was made before signs in again either.
    package func endAll(of user: ConsoleUser) async throws {
        let now = clock.now()
        try await client.transaction { transaction in Self.endAll(of: user.id, at: now, in: transaction) }
    }

    /// The links first: whoever signs in by one meanwhile has a session by the time that sessions are ended.
    static func endAll(of user: UUID, at now: Date, in transaction: PostgresTransaction) {
        transaction.enqueue(ConsoleStatements.endLinksOfUser, [.uuid(user), .timestamp(now)])
        transaction.enqueue(ConsoleStatements.endSessionsOfUser, [.uuid(user), .timestamp(now)])
    }

    /// Whether the text is the form token of the session, in a time that does not depend on how much of it agrees.
    package func matches(_ formToken: String, _ secret: String) -> Bool {
        Base64URL.decode(formToken).map { hasher.matches("form " + secret, hash: $0) } ?? false
    }

    /// Of a session by the bootstrap key, which is in no table that could say that it is over: under another key the session is
    /// not found.
    private func boundHash(of secret: String) -> [UInt8]? {
        bootstrapHash.map { hasher.hash("bootstrap session \(Base64URL.encode($0)) \(secret)") }
    }

    private func formToken(of secret: String) -> String {
        Base64URL.encode(hasher.hash("form " + secret))
    }
}
