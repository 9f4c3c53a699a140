import Tenancy

/// What walks by cursor need besides the request.
struct CursorPaging: Sendable {
    let seal: CursorSeal
    let clock: WallClock
    /// In seconds.
    let lifetime: Int
}
