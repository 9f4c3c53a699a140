extension Duration {
    /// The form in which Postgres' `make_interval(secs => …)` takes it.
    var inSeconds: Double {
        let (seconds, attoseconds) = components
        return Double(seconds) + Double(attoseconds) / 1e18
    }
}
