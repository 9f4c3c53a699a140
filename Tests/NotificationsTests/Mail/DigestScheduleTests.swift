import FoundationEssentials
import Testing

@testable import Notifications

@Suite struct DigestScheduleTests {
    private static let cases: [(MailContact.DigestPeriod, Double, Int)] = [
        (.hourly, 0, 3600), (.hourly, 1, 3599), (.hourly, 7199, 1), (.daily, 0, 21_600), (.daily, 21_600, 86_400),
        (.daily, 21_599, 1), (.daily, 86_400, 21_600), (.daily, 82_800, 25_200),
    ]

    @Test(arguments: cases)
    func digestsGoAtFullHoursAndAtSix(_ period: MailContact.DigestPeriod, _ now: Double, _ wait: Int) {
        #expect(DigestSchedule.wait(for: period, from: Date(timeIntervalSince1970: now)) == .seconds(wait))
    }
}
