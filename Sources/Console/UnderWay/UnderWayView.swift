import Directory
import Licensing

/// What workers are doing for the tenant at the moment that takes its time.
struct UnderWayView {
    /// As far as what is left is counted.
    static let most = 10_000

    struct Line: Equatable {
        let sentence: String
        /// Nil where nothing is counted.
        var toGo: String?
    }

    let lines: [Line]
    var isBusy: Bool

    init(_ lines: [Line]) {
        self.lines = lines
        isBusy = !lines.isEmpty
    }
}

extension UnderWayView.Line {
    /// Nil when the seats have followed everything.
    init?(_ reach: SeatReach) {
        guard reach.isBehind else { return nil }
        self.init(
            sentence: "Seats follow what has happened.", toGo: reach.behind > 0 ? Grouped.text(reach.behind) : nil)
    }

    /// - Parameter left: What the configuration has left that is still to be ended.
    init(_ former: FormerConfiguration, left: FormerCount) {
        switch former.users {
        case .keep:
            self.init(sentence: "What a deleted configuration has called its people is forgotten.")
        case .deactivate:
            self.init(
                sentence: "The people of a deleted configuration are deactivated.",
                toGo: Self.active(of: left))
        case .delete:
            self.init(
                sentence: "The people and groups of a deleted configuration are deleted.",
                toGo: Self.toGo(left.users + left.groups + left.resources))
        }
    }

    /// Who is active is counted among the last people alone, so of many it is the least that there can be.
    private static func active(of left: FormerCount) -> String? {
        guard left.users > UnderWayView.most, left.activeUsers <= UnderWayView.most else {
            return toGo(left.activeUsers)
        }
        return left.activeUsers > 0 ? "At least \(Grouped.text(Int(left.activeUsers)))" : nil
    }

    private static func toGo(_ left: Int64) -> String {
        left > UnderWayView.most ? "More than \(Grouped.text(UnderWayView.most))" : Grouped.text(Int(left))
    }

    /// - Parameter receiver: What the endpoint is called; nil when it is gone.
    init(replayTo receiver: String?, after: Int64, through: Int64) {
        self.init(
            sentence: "Events of the past are looked through for \(receiver ?? "an endpoint that is gone").",
            toGo: Grouped.text(Int(max(0, through - after))))
    }
}
