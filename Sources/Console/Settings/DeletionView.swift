import Directory

/// What is asked before a configuration is deleted.
struct DeletionView {
    struct Fate {
        let word: String
        let label: String
        let hint: String
        let isChosen: Bool
    }

    let page: PageView
    let path: String
    let name: String
    let users: String
    let activeUsers: String
    let groups: String
    let fates: [Fate]
    let typed: String
    let problem: String?
    let usersProblem: String?
    let confirmationProblem: String?

    init(
        page: PageView, path: String, name: String, count: FormerCount, form: ConsoleForm?, problem: FormProblem?
    ) {
        (self.page, self.path, self.name) = (page, path, name)
        (users, activeUsers, groups) = (
            Grouped.text(Int(count.users)), Grouped.text(Int(count.activeUsers)), Grouped.text(Int(count.groups))
        )
        fates = FormerUsers.allCases.map { fate in
            let (label, hint) = Self.words(fate)
            return Fate(word: fate.rawValue, label: label, hint: hint, isChosen: form?["users"] == fate.rawValue)
        }
        typed = form?["confirmation"] ?? ""
        self.problem = problem?.general(besides: ["users", "confirmation"])
        usersProblem = problem?["users"]
        confirmationProblem = problem?["confirmation"]
    }

    private static func words(_ fate: FormerUsers) -> (label: String, hint: String) {
        switch fate {
        case .keep: ("Keep them", "They stay as they are. Seats that this configuration gave are taken back.")
        case .deactivate: ("Deactivate them", "They stay, and lose access and their seats.")
        case .delete: ("Delete them", "They go, and so do the groups that came with them.")
        }
    }
}
