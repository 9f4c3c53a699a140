import Jobs

/// A job's work on one endpoint's deliveries, which it has for itself for a time.
package struct WebhookPass: Sendable {
    package let endpoint: WebhookEndpoint
    package let secrets: [WebhookSecret]
    let job: Job
}
