import Testing

/// Records that an answer was not of the kind that the test goes on with.
func unexpected(sourceLocation: SourceLocation = #_sourceLocation) {
    Issue.record("an answer of another kind was expected", sourceLocation: sourceLocation)
}
