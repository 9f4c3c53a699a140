package import FoundationEssentials

/// Where the time of day comes from; passed in, so that a test owns it.
package struct WallClock: Sendable {
    private let read: @Sendable () -> Date

    package init(_ read: @escaping @Sendable () -> Date) {
        self.read = read
    }

    /// The machine's clock, cut to whole milliseconds: what SCIM shows and what an identifier carries.
    package static let system = WallClock {
        Date(timeIntervalSince1970: (Date().timeIntervalSince1970 * 1000).rounded(.down) / 1000)
    }

    package func now() -> Date {
        read()
    }
}
