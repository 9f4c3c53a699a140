import Tenancy

/// What the frame around every page says.
struct PageView {
    let title: String
    let navigation: [NavigationItem]
    let tenantName: String
    let userName: String
    let roleName: String
    let formToken: String
    let mayAct: Bool
    let isAuditor: Bool
    /// What has just been done, as a sentence.
    let done: String?
    let assets = AssetLinks.shared

    init(_ title: String, at section: ConsoleSection, in context: ConsoleContext, done: DoneMessage? = nil) {
        self.title = title
        navigation = ConsoleSection.allCases.map { NavigationItem($0, isCurrent: $0 == section) }
        tenantName = context.tenant.name
        userName = context.user.name
        roleName = context.user.role.rawValue
        formToken = context.session.formToken
        mayAct = context.mayAct
        isAuditor = !context.mayAct
        self.done = done?.sentence
    }
}
