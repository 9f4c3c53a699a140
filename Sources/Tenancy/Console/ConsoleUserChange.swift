/// What shall be different about a user of the console; nil leaves as it is.
package struct ConsoleUserChange: Sendable, Hashable {
    package var name: String?
    package var role: ConsoleRole?
    package var isDisabled: Bool?

    package init(name: String? = nil, role: ConsoleRole? = nil, isDisabled: Bool? = nil) {
        self.name = name
        self.role = role
        self.isDisabled = isDisabled
    }
}
