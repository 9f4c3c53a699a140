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
    /// Whether that goes on by itself, and the page shows how far it is.
    let isFollowed: Bool
    let homePath: String
    let signOutPath: String
    let assets = AssetLinks.shared

    init(_ title: String, at section: ConsoleSection?, in context: ConsoleContext, done: DoneMessage? = nil) {
        self.title = title
        navigation = ConsoleSection.allCases.filter { $0.isShown(to: context.user.role) }.map {
            NavigationItem($0, isCurrent: $0 == section)
        }
        tenantName = context.tenant.name
        userName = context.user.name
        roleName = context.user.role.rawValue
        formToken = context.session.formToken
        mayAct = context.mayAct
        isAuditor = !context.mayAct
        self.done = done?.sentence
        isFollowed = done?.isFollowed == true && section != .overview
        (homePath, signOutPath) = ("/console", "/console/sign-out")
    }

    /// Around the pages of operators.
    init(_ title: String, at section: OperatorSection?, in context: OperatorContext, done: OperatorDone? = nil) {
        self.title = title
        navigation = OperatorSection.allCases.map {
            NavigationItem(label: $0.label, path: $0.path, isCurrent: $0 == section)
        }
        tenantName = "All tenants"
        userName = context.operatorName
        roleName = "operator"
        formToken = context.session.formToken
        (mayAct, isAuditor) = (true, false)
        self.done = done?.sentence
        isFollowed = false
        (homePath, signOutPath) = ("/console/operator", "/console/operator/sign-out")
    }
}
