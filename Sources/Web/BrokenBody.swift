/// The connection failed while a body was being read: there is nobody to answer, and nothing to do.
struct BrokenBody: Error {
    /// What the server's HTTP layer threw; it wants it back to close the connection.
    let underlying: any Error
}
