/// A line of a list to choose from.
struct Choice {
    let value: String
    let label: String
    let isChosen: Bool

    init(_ value: String, _ label: String, chosen: String) {
        (self.value, self.label) = (value, label)
        isChosen = value == chosen
    }
}
