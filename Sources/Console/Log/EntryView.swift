/// One request of an identity provider, with its steps and what to do about it.
struct EntryView {
    struct Step {
        let step: String
        let result: String
        let colour: String
        let explanation: String
    }

    struct Changed {
        let attribute: String
        let old: String
        let new: String
    }

    struct Advice {
        let code: String
        let advice: String
    }

    let page: PageView
    let when: MomentView
    let operation: String
    let outcome: String
    let colour: String
    let status: String
    let code: String?
    let scimType: String?
    let reply: String?
    let about: String?
    let aboutPath: String?
    let source: String
    let duration: String
    let requestID: String
    let steps: [Step]
    let changes: [Changed]
    let hasChanges: Bool
    let advice: [Advice]
    let hasAdvice: Bool
}
