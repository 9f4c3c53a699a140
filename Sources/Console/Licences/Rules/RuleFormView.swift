import FoundationEssentials
import Licensing

/// The fields of a new rule, as they were typed, with those whom it can be about.
struct RuleFormView {
    private static let shown = ["subject_id", "priority"]

    let configurations: [Choice]
    let groups: [Choice]
    let hasGroups: Bool
    let hasMoreGroups: Bool
    /// By which groups are looked for.
    let text: String
    let priority: String
    let problem: String?
    let subjectProblem: String?
    let priorityProblem: String?

    /// - Parameter text: The beginning of a group's name.
    init(
        configurations: [(UUID, String)], groups: [(UUID, String)], hasMoreGroups: Bool, text: String,
        form: ConsoleForm?, problem: FormProblem?
    ) {
        let chosen = form?["subject"] ?? ""
        self.configurations = configurations.map {
            Choice(RuleSubject(.configuration, $0.0).word, $0.1, chosen: chosen)
        }
        self.groups = groups.map { Choice(RuleSubject(.group, $0.0).word, $0.1, chosen: chosen) }
        (hasGroups, self.hasMoreGroups, self.text) = (!groups.isEmpty, hasMoreGroups, text)
        priority = form?["priority"] ?? "100"
        self.problem = problem?.general(besides: Self.shown)
        subjectProblem = problem?["subject_id"]
        priorityProblem = problem?["priority"]
    }
}

extension RuleSubject {
    /// As forms have it, such as `group.<id>`.
    var word: String { "\(kind.rawValue).\(id.text)" }

    init?(word: String) {
        let parts = word.split(separator: ".", maxSplits: 1).map(String.init)
        guard parts.count == 2, let kind = Kind(rawValue: parts[0]), let id = UUID(uuidString: parts[1]) else {
            return nil
        }
        self.init(kind, id)
    }
}
