/// One step in the membership of a group, which can be done to rows without reading them.
package enum MembershipChange: Sendable, Hashable {
    /// Those who are members already stay so.
    case add([Member])
    /// By `value`; those who are no members are passed over.
    case remove([String])
    case removeAll
    /// Exactly these are members afterwards.
    case replace([Member])
    /// By a filter over `type` or anything but a choice of values.
    case removeMatching(Filter)
}
