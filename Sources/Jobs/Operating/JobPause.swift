package import Foundation

/// What operators keep from being claimed: the jobs that fit all parts that are given.
package struct JobPause: Sendable, Hashable {
    package let id: Int64
    package let queue: String?
    package let kind: String?
    package let tenantID: String?
    package let reason: String?
    package let pausedAt: Date
}
