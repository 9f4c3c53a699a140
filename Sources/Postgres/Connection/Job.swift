/// A request with what has come of it so far.
struct Job {
    let request: Request
    /// Nil once it has been run.
    var completion: Completion?
    var rows: [Rows] = []

    /// Name of the statement at `index`; the last one's for what follows it.
    func statementName(at index: Int) -> String {
        let commands = request.commands
        return commands.isEmpty ? "" : commands[min(index, commands.count - 1)].statement.name
    }
}
