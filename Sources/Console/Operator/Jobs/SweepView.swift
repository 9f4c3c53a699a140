/// What is asked before all jobs that match are changed.
struct SweepView {
    struct Fact {
        let fact: String
        let shown: String
    }

    struct Field {
        let field: String
        let value: String
    }

    let page: PageView
    let path: String
    let label: String
    let number: String
    let expected: Int
    let one: Bool
    let none: Bool
    let tooMany: Bool
    let canSweep: Bool
    let isDanger: Bool
    let consequence: String
    let facts: [Fact]
    let fields: [Field]
    let backPath: String
    let problem: String?
}
