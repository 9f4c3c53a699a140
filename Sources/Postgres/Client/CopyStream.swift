/// The data of a `COPY … TO STDOUT` as it arrives, one row a piece.
package struct CopyStream: AsyncSequence, Sendable {
    package typealias Element = [UInt8]
    package typealias Failure = PostgresError

    package func makeAsyncIterator() -> Iterator { Iterator() }

    package struct Iterator: AsyncIteratorProtocol {
        package mutating func next(isolation actor: isolated (any Actor)?) async throws(PostgresError) -> [UInt8]? {
            throw .closed
        }
    }
}
