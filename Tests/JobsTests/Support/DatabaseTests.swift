import Testing

/// Everything that needs a server runs one after the other: some of it measures time.
@Suite(.serialized, .timeLimit(.minutes(3))) enum DatabaseTests {}
