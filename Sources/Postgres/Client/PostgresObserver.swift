/// Hears how long the client's work takes; its calls are made from any thread and must be quick.
package protocol PostgresObserver: Sendable {
    /// A trip to the server has ended, well or not.
    ///
    /// - Parameter statement: the first of the trip that is none of the client's own, such as BEGIN, if there is one.
    func finished(_ statement: Statement, after duration: Duration)

    /// A task has got a connection, or none, after waiting in line. Who gets one at once does not wait.
    func waited(_ duration: Duration)
}
