import FoundationEssentials
import Notifications
import Web

/// How far back somebody wants to go, in hours: a page knows no zone in which a day and a time could be typed.
enum PastHours: Int, CaseIterable {
    case one = 1
    case six = 6
    case day = 24
    case threeDays = 72
    case week = 168
    /// As far as deliveries can be had again. What it takes until they are asked for is taken off.
    case all = 336

    init(_ form: ConsoleForm) throws(Failure) {
        guard let hours = form.integer("hours").flatMap(Self.init(rawValue:)) else { throw .notAForm }
        self = hours
    }

    static func choices(chosen: Self) -> [Choice] {
        allCases.map { Choice(String($0.rawValue), $0.label, chosen: String(chosen.rawValue)) }
    }

    var label: String {
        switch self {
        case .one: "the last hour"
        case .six: "the last 6 hours"
        case .day: "the last day"
        case .threeDays: "the last 3 days"
        case .week: "the last week"
        case .all: "the last \(WebhookDeliveryStore.recoverableDays) days"
        }
    }

    func begin(before now: Date) -> Date {
        now.addingTimeInterval(Double(rawValue) * -3600 + (self == .all ? 60 : 0))
    }
}
