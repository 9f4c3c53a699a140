extension VectorExceptions {
    /// The cases that must come out as their authors say.
    package func others(than cases: [VectorCase]) -> [VectorCase] {
        cases.filter { !covers($0) }
    }

    /// The exceptions that no case needs any more.
    package func needless(among cases: [VectorCase], agrees: (VectorCase) -> Bool) -> [String] {
        reasons.flatMap(\.subjects).filter { subject in
            cases.filter { $0.subject == subject }.allSatisfy(agrees)
        }
    }

    private func covers(_ vector: VectorCase) -> Bool {
        reasons.contains { $0.subjects.contains(vector.subject) }
    }
}
