/// A line of the navigation.
struct NavigationItem {
    let label: String
    let path: String
    let isCurrent: Bool

    init(label: String, path: String, isCurrent: Bool) {
        (self.label, self.path, self.isCurrent) = (label, path, isCurrent)
    }

    init(_ section: ConsoleSection, isCurrent: Bool) {
        label = section.label
        path = section.path
        self.isCurrent = isCurrent
    }
}
