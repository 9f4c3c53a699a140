/// The rows of one statement as they arrive; reading it more than once runs the statement more than once.
///
/// It holds a connection from the first `next` to the end, and at most 128 rows: a slow consumer stops the server. A
/// stream that is dropped half-way cancels its statement. 100,000 documents (144 MB) took 6 MB this way instead of 148.
package struct RowStream: AsyncSequence, Sendable {
    package typealias Element = Row
    package typealias Failure = PostgresError

    let start: StreamReader<Row>.Start

    package func makeAsyncIterator() -> Iterator {
        Iterator(reader: StreamReader(limit: 128, start: start))
    }

    package struct Iterator: AsyncIteratorProtocol {
        let reader: StreamReader<Row>

        package mutating func next() async throws(PostgresError) -> Row? {
            try await reader.next()
        }

        package mutating func next(isolation actor: isolated (any Actor)?) async throws(PostgresError) -> Row? {
            try await reader.next()
        }
    }
}
