/// How often one client, such as a SCIM configuration or a key of the admin API, may ask one process.
package struct RequestRate: Sendable, Hashable {
    /// Requests a second that go on for ever; 0 is no limit.
    package var sustained: Int
    /// Requests that may come at once after a quiet time.
    package var burst: Int

    package init(sustained: Int = 50, burst: Int = 200) {
        self.sustained = sustained
        self.burst = burst
    }
}
