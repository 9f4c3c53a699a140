package import Jobs

/// The kinds of the jobs that deliver.
package struct WebhookJobKinds: Sendable {
    /// Works on what is due at one endpoint.
    let deliver: JobKind
    /// Makes the one attempt that a person has asked for.
    let attempt: JobKind
    /// Delivers events of the past.
    let replay: JobKind

    package init(deliver: JobKind, attempt: JobKind, replay: JobKind) {
        self.deliver = deliver
        self.attempt = attempt
        self.replay = replay
    }
}
