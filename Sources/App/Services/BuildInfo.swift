import Metrics

/// Which program this is, as a gauge that is always 1.
enum BuildInfo {
    static let help = ["build_info": "Which program runs, in which version and configuration; always 1."]

    /// Call it after the metrics system is set up.
    static func note(program: String) {
        #if DEBUG
            let configuration = "debug"
        #else
            let configuration = "release"
        #endif
        Meter(
            label: "build_info",
            dimensions: [("program", program), ("version", version), ("configuration", configuration)]
        ).set(1)
    }

    /// Moves with the releases in CHANGELOG.md.
    static let version = "0.1.0"
}
