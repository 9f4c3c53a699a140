/// The data of a `COPY … TO STDOUT` as it arrives, in pieces of whole rows (64 kB or a little more, when so much is
/// there).
package struct CopyStream: AsyncSequence, Sendable {
    package typealias Element = [UInt8]
    package typealias Failure = PostgresError

    let start: StreamReader<[UInt8]>.Start

    package func makeAsyncIterator() -> Iterator {
        Iterator(reader: StreamReader(limit: 8, start: start))
    }

    package struct Iterator: AsyncIteratorProtocol {
        let reader: StreamReader<[UInt8]>

        package mutating func next() async throws(PostgresError) -> [UInt8]? {
            try await reader.next()
        }

        package mutating func next(isolation actor: isolated (any Actor)?) async throws(PostgresError) -> [UInt8]? {
            try await reader.next()
        }
    }
}
