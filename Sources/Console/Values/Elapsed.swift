/// Spans of time as people say them: 40 s, 12 min, 3 h, 2 d.
enum Elapsed {
    static func text(seconds: Double) -> String {
        let whole = Int(max(0, seconds))
        return switch whole {
        case ..<120: "\(whole) s"
        case ..<7_200: "\(whole / 60) min"
        case ..<172_800: "\(whole / 3_600) h"
        default: "\(Grouped.text(whole / 86_400)) d"
        }
    }
}
