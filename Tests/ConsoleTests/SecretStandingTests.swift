import FoundationEssentials
import Testing

@testable import Console

@Suite struct SecretStandingTests {
    private static let now = Date(timeIntervalSince1970: 1_750_000_000)

    private static func standing(
        days: Double, isRevoked: Bool = false, isReplaced: Bool = false
    ) -> SecretStanding {
        SecretStanding(
            expiresAt: now.addingTimeInterval(days * 86_400), revokedAt: isRevoked ? now : nil,
            replacedBy: isReplaced ? UUID() : nil, now: now)
    }

    @Test func whatIsLiveEndsSoonWithinAMonth() {
        #expect(Self.standing(days: 31).word == "live")
        #expect(!Self.standing(days: 31).endsSoon)
        #expect(Self.standing(days: 29).endsSoon)
        #expect(Self.standing(days: 29).canRotate)
    }

    @Test func whatIsReplacedIsLiveUntilItsOverlapEnds() {
        let replaced = Self.standing(days: 1, isReplaced: true)
        #expect(replaced.word == "being replaced" && replaced.isLive && !replaced.canRotate && !replaced.endsSoon)
        #expect(Self.standing(days: 0, isReplaced: true).word == "expired")
    }

    @Test func whatIsOverNeitherEndsSoonNorRotates() {
        for over in [Self.standing(days: 10, isRevoked: true), Self.standing(days: 0)] {
            #expect(!over.isLive && !over.endsSoon && !over.canRotate)
        }
        #expect(Self.standing(days: -10, isRevoked: true).word == "revoked", "who revoked it is told so")
    }
}
