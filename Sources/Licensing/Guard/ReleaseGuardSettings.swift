/// When a burst of releases is held for an administrator to decide.
package struct ReleaseGuardSettings: Sendable, Hashable {
    package var isEnabled: Bool
    /// Releases in the window that always pass.
    package var minimum: Int
    /// The share of the seats that people have which may be released in the window, if that is more.
    package var percent: Int
    package var windowMinutes: Int

    package init(isEnabled: Bool = true, minimum: Int = 10, percent: Int = 20, windowMinutes: Int = 60) {
        self.isEnabled = isEnabled
        self.minimum = minimum
        self.percent = percent
        self.windowMinutes = windowMinutes
    }

    package static let allowedMinimum = 0...1_000_000
    package static let allowedPercent = 0...100
    package static let allowedWindow = 1...1440
}
