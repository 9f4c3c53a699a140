/// A reader goes on after a sequence behind which events have been forgotten meanwhile: what it has missed is gone.
package struct EventsForgotten: Error, Sendable, Hashable {
    /// The oldest sequence after which nothing is missing.
    package let last: Int64
}
