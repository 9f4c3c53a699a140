extension PostgresClient {
    /// Listens on a channel until the stream is dropped or the client stops; over all channels it takes one connection.
    ///
    /// Survives a restart of the server: `listening` is reported again, since notifications in between are lost. Does
    /// not work through a pooler in transaction mode; give `PostgresConfiguration.listenURL` then.
    package func notifications(on channel: String) -> AsyncStream<PostgresNotification> {
        listener.subscribe(to: channel)
    }
}
