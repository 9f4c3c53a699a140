/// Looks again and again until `condition` holds; throws `DidNotHappen` when it does not within `limit`.
///
/// `what` completes the sentence "it did not happen that …". The target is no test target, so it knows nothing of
/// `Testing`: the error carries the place of the call.
package func eventually(
    _ what: String, within limit: Duration = .seconds(30), file: String = #fileID, line: Int = #line,
    _ condition: () async throws -> Bool
) async throws {
    let deadline = ContinuousClock.now + limit
    while ContinuousClock.now < deadline {
        if try await condition() { return }
        try await Task.sleep(for: .milliseconds(10))
    }
    throw DidNotHappen(description: "within \(limit) it did not happen that \(what) (\(file):\(line))")
}
