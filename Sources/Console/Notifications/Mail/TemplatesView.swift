/// What every mail says, and in which languages the tenant has written it anew.
struct TemplatesView {
    struct Line {
        let typeLabel: String
        let word: String
        let subject: String
        let texts: [Link]
        let hasTexts: Bool
        let builtInPath: String
    }

    struct Link {
        let textPath: String
        let locale: String
    }

    let page: PageView
    let lines: [Line]
    let types: [Choice]
}
