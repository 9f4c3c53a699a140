/// What is asked before something is done whose consequences are not seen at once. It works without a script, which the question
/// of a browser's own dialogue does not.
struct ConfirmationView {
    struct Figure {
        let count: String
        let sentence: String
    }

    struct Person {
        let personPath: String
        let personName: String
        let effect: String
        let colour: String
    }

    struct Field {
        let fieldName: String
        let text: String
    }

    /// The field that says yes; the others that were sent are sent once more with it.
    static let answer = "confirmed"

    /// People that are listed by name.
    static let mostPeople = 50

    let page: PageView
    let backPath: String
    let backLabel: String
    let heading: String
    let sentences: [String]
    var figures: [Figure] = []
    private(set) var people: [Person] = []
    private(set) var hasPeople = false
    /// People beyond those that are listed; nil for none.
    private(set) var more: String?
    let fields: [Field]
    let actionPath: String
    let button: String
    let isDanger: Bool

    init(
        page: PageView, back: (path: String, label: String), heading: String, sentences: [String], form: ConsoleForm,
        actionPath: String, button: String, isDanger: Bool
    ) {
        self.page = page
        (backPath, backLabel) = back
        (self.heading, self.sentences) = (heading, sentences)
        fields =
            form.fields.map { Field(fieldName: $0.name, text: $0.text) } + [Field(fieldName: Self.answer, text: "yes")]
        (self.actionPath, self.button, self.isDanger) = (actionPath, button, isDanger)
    }

    /// Lists people by name, and says how many more there are of them all.
    mutating func list(_ listed: [Person], of count: Int) {
        (people, hasPeople) = (listed, !listed.isEmpty)
        more = Grouped.more(than: listed.count, of: count)
    }
}

extension ConsoleForm {
    /// Whether who sends it has seen what would happen, or was asked by the script.
    var isConfirmed: Bool { isOn(ConfirmationView.answer) }
}
