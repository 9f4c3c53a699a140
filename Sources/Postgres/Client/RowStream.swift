/// The rows of one statement as they arrive.
package struct RowStream: AsyncSequence, Sendable {
    package typealias Element = Row
    package typealias Failure = PostgresError

    package func makeAsyncIterator() -> Iterator { Iterator() }

    package struct Iterator: AsyncIteratorProtocol {
        package mutating func next() async throws(PostgresError) -> Row? { throw .closed }

        package mutating func next(isolation actor: isolated (any Actor)?) async throws(PostgresError) -> Row? {
            throw .closed
        }
    }
}
