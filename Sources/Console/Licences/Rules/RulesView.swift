import FoundationEssentials
import Licensing

/// By which rules people get seats of a licence.
struct RulesView {
    struct Line {
        let rulePath: String
        let ruleID: String
        let whom: String
        let whomPath: String
        let priority: Int
    }

    /// A SCIM configuration whose switch gives seats of the licence.
    struct Switch {
        let switchPath: String
        let switchName: String
    }

    let page: PageView
    let path: String
    let licenceName: String
    let rules: [Line]
    let hasRules: Bool
    /// What is looked for.
    let wantedWhom: String
    let isFiltered: Bool
    let exportPath: String
    let links: PageLinks
    let switches: [Switch]
    let hasSwitches: Bool
    let form: RuleFormView
    let problem: String?
}
