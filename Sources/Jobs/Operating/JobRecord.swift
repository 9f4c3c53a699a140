package import Foundation

/// A job as operators see it.
package struct JobRecord: Sendable, Hashable {
    package let id: Int64
    package let state: JobState
    package let tenantID: String
    package let queue: String
    package let kind: String
    package let priority: Int?
    package let attempt: Int
    package let maxAttempts: Int?
    package let uniqueKey: String?
    package let workerID: Int64?
    package let createdAt: Date
    /// When it is or was due.
    package let runAt: Date?
    package let claimedAt: Date?
    package let finishedAt: Date?
    /// Of the last attempt that failed.
    package let lastError: String?
    /// JSON text.
    package let payload: String
}
