/// Jobs by pages, and what can be done to all that match.
struct JobsView {
    struct Line {
        let number: String
        /// Nil for one that has ended well: there is no more to see of it.
        let jobPath: String?
        let kind: String
        let queue: String
        let state: String
        let colour: String
        let whose: String
        let whosePath: String?
        let attempts: String
        let error: String?
        let when: MomentView
    }

    /// A way to change all that match.
    struct Sweep {
        let path: String
        let label: String
    }

    let page: PageView
    let states: [Choice]
    let kind: String
    let queue: String
    let tenantSlug: String
    let lines: [Line]
    let isEmpty: Bool
    let isFiltered: Bool
    let sweeps: [Sweep]
    let hasSweeps: Bool
    let links: PageLinks
    let exportPath: String
}
