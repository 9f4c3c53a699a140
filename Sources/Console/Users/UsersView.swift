import FoundationEssentials
import Tenancy

/// Who may use the tenant's console.
struct UsersView {
    struct Line {
        let userPath: String
        let personName: String
        let address: String
        let role: String
        let roles: [Choice]
        let addedAt: MomentView
        let isRemoved: Bool
        let isSelf: Bool

        init(_ user: ConsoleUser, in context: ConsoleContext) {
            userPath = "/console/settings/users/\(user.id.text)"
            (personName, address, role) = (user.name, user.address, user.role.rawValue)
            roles = ConsoleRole.choices(chosen: user.role)
            addedAt = MomentView(user.createdAt)
            isRemoved = user.disabledAt != nil
            isSelf = user.id == context.user.id
        }
    }

    let page: PageView
    let lines: [Line]
    let hasLines: Bool
    let text: String
    let roles: [Choice]
    let exportPath: String
    let links: PageLinks
    /// A link that was made just now.
    let secret: SecretView?
    let form: InvitationView
    let problem: String?
}

extension ConsoleRole {
    static func choices(chosen: ConsoleRole?) -> [Choice] {
        allCases.map { Choice($0.rawValue, $0.label, chosen: chosen?.rawValue ?? "") }
    }

    /// What the role may do, in a word for each.
    var label: String {
        switch self {
        case .owner: "Owner: everything, also who uses the console"
        case .admin: "Admin: everything but who uses the console"
        case .auditor: "Auditor: looks and changes nothing"
        }
    }
}
