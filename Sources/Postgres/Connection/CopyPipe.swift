/// Where the data of a COPY comes from or goes to.
enum CopyPipe: Sendable {
    /// Fulfilled when the server is ready for data, or has refused.
    case into(opened: Signal<PostgresError?>)
    case out(StreamBuffer<[UInt8]>)
}
