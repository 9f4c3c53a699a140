/// A line of the navigation.
struct NavigationItem {
    let label: String
    let path: String
    let isCurrent: Bool

    init(_ section: ConsoleSection, isCurrent: Bool) {
        label = section.label
        path = section.path
        self.isCurrent = isCurrent
    }
}
